package io.roster.web.command;

import io.roster.message.Command;
import io.roster.message.CommonRejection.AtomicityUnsupported;
import io.roster.message.Vocabulary;
import io.roster.message.command.CommandBatch;
import io.roster.message.command.CommandMetaData;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.DryRun;
import io.roster.message.command.Outcome;
import io.roster.web.gateway.MessageTimers;
import io.roster.web.gateway.RecentWrites;
import io.roster.web.gateway.Replies;
import io.roster.web.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.springframework.stereotype.Component;

/** Gives commands to the gateway and makes receipts of what it answers. */
@Component
public class CommandDispatcher {

    private final CommandGateway gateway;
    private final Optional<CommandBatch> batch;
    private final RecentWrites writes;
    private final MessageTimers measures;

    public CommandDispatcher(
            CommandGateway gateway, Optional<CommandBatch> batch, RecentWrites writes, MessageTimers measures) {
        this.gateway = gateway;
        this.batch = batch;
        this.writes = writes;
        this.measures = measures;
    }

    /**
     * Sends a command and waits for its outcome.
     *
     * @throws io.roster.message.command.CommandRejected if it is refused
     */
    public Receipt send(Command command, CommandContext context) {
        CommandMessage<Command> message = message(command, context);
        long start = System.nanoTime();
        try {
            Receipt receipt = Receipt.of(idOf(message), command, Replies.await(gateway.<Outcome>send(message)), null);
            if (receipt.changed()) {
                writes.acknowledged(receipt.consistencyToken());
            }
            measures.command(command, receipt.status(), start);
            return receipt;
        } catch (RuntimeException e) {
            // On another node it was a DryRunEnded, of which the details come back.
            if (e instanceof CommandExecutionException ended
                    && ended.getDetails().orElse(null) instanceof DryRun dryRun) {
                return Receipt.of(idOf(message), command, dryRun.outcome(), dryRun.events());
            }
            if (!context.dryRun()) {
                measures.command(command, Problems.nameOf(e), start);
            }
            throw e;
        }
    }

    /** Whether commands can take effect together. */
    public boolean supportsBatches() {
        return batch.isPresent();
    }

    /**
     * Sends commands that take effect together or not at all.
     *
     * @throws CommandBatch.BatchFailed if one of them is refused; none has taken effect then
     * @throws CommandRejected if commands cannot take effect together here
     */
    public List<Receipt> sendAll(List<CommandRequest> requests) {
        CommandBatch together = batch.orElseThrow(() -> new CommandRejected(new AtomicityUnsupported()));
        List<CommandMessage<Command>> messages = requests.stream()
                .map(request -> message(request.command(), request.context()))
                .toList();
        long start = System.nanoTime();
        List<Outcome> outcomes = together.send(messages);
        List<Receipt> receipts = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            receipts.add(Receipt.of(idOf(messages.get(i)), requests.get(i).command(), outcomes.get(i), null));
            measures.command(requests.get(i).command(), receipts.get(i).status(), start);
        }
        receipts.stream()
                .filter(Receipt::changed)
                .map(Receipt::consistencyToken)
                .forEach(writes::acknowledged);
        return receipts;
    }

    // Each message has an id of its own: Axon Server refuses one whose id is under way, as that of a repeat may be.
    private static CommandMessage<Command> message(Command command, CommandContext context) {
        return new GenericCommandMessage<>(
                new GenericMessage<>(command, context.metaData()), Vocabulary.nameOf(command.getClass()));
    }

    private static String idOf(CommandMessage<?> message) {
        return String.valueOf(message.getMetaData().get(CommandMetaData.COMMAND_ID));
    }
}
