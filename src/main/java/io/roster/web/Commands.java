package io.roster.web;

import io.roster.message.Command;
import io.roster.message.Outcome;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.springframework.stereotype.Component;

/** Gives commands to the gateway and makes receipts of what it answers. */
@Component
class Commands {

    private final CommandGateway gateway;
    private final NodeWrites writes;

    Commands(CommandGateway gateway, NodeWrites writes) {
        this.gateway = gateway;
        this.writes = writes;
    }

    /**
     * Sends a command and waits for its outcome.
     *
     * @throws io.roster.message.CommandRejected if it is refused
     */
    Receipt send(Command command) {
        String commandId = UUID.randomUUID().toString();
        Outcome outcome = Replies.await(gateway.<Outcome>send(new GenericCommandMessage<>(
                new GenericMessage<>(commandId, command, MetaData.emptyInstance()),
                command.getClass().getName())));
        Receipt receipt = Receipt.of(commandId, command, outcome);
        writes.acknowledged(receipt.consistencyToken());
        return receipt;
    }
}
