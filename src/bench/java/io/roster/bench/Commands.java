package io.roster.bench;

import io.roster.message.Vocabulary;
import io.roster.message.command.Actor;
import io.roster.message.command.CommandMetaData;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserCommand.UpdateUser;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;

/** Commands that go through the gateway, with the metadata that HTTP gives them. */
final class Commands {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final CommandGateway gateway;

    Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    UserId create() {
        UserId id = new UserId(UUID.randomUUID());
        send(new CreateUser(id, new UserName("User " + NUMBERS.incrementAndGet()), new EmailAddress(email())));
        return id;
    }

    /** Renames one user again and again. */
    Workers.Task rename() {
        UserId user = create();
        return () -> send(new UpdateUser(user, new UserName("User " + NUMBERS.incrementAndGet()), null));
    }

    /** An address that was never used. */
    static String email() {
        return "user-" + UUID.randomUUID() + "@example.com";
    }

    private void send(UserCommand command) {
        String id = UUID.randomUUID().toString();
        Map<String, String> metaData = Map.of(
                CommandMetaData.COMMAND_ID,
                id,
                CommandMetaData.ACTOR,
                Actor.ANONYMOUS.id(),
                CommandMetaData.SOURCE,
                "http",
                CommandMetaData.CORRELATION_ID,
                id);
        gateway.sendAndWait(new GenericCommandMessage<>(
                new GenericMessage<>(command, metaData), Vocabulary.nameOf(command.getClass())));
    }
}
