package io.roster.web.command;

import io.roster.message.Command;
import io.roster.message.CommonRejection.AtomicityUnsupported;
import io.roster.message.Vocabulary;
import io.roster.message.command.CommandBatch;
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

/** Sends commands and returns receipts. */
@Component
public class CommandDispatcher {

    private final CommandGateway gateway;
    private final Optional<CommandBatch> batch;
    private final RecentWrites writes;
    private final MessageTimers timers;
    private final CommandWarnings warnings;

    public CommandDispatcher(
            CommandGateway gateway,
            Optional<CommandBatch> batch,
            RecentWrites writes,
            MessageTimers timers,
            CommandWarnings warnings) {
        this.gateway = gateway;
        this.batch = batch;
        this.writes = writes;
        this.timers = timers;
        this.warnings = warnings;
    }

    /** Sends a command and waits for its outcome; throws {@link CommandRejected} if it is rejected. */
    public Receipt send(Command command, CommandContext context) {
        CommandMessage<Command> message = message(command, context);
        List<Warning> warned = warnings.of(List.of(command)).get(0);
        long start = System.nanoTime();
        try {
            return succeeded(message, Replies.await(gateway.<Outcome>send(message)), start, warned);
        } catch (RuntimeException e) {
            // Across the wire, DryRunEnded arrives as a CommandExecutionException with its details.
            if (e instanceof CommandExecutionException ended
                    && ended.getDetails().orElse(null) instanceof DryRun dryRun) {
                return Receipt.of(message, dryRun.outcome(), dryRun.events(), warned);
            }
            if (!context.dryRun()) {
                timers.command(command, Problems.nameOf(e), start);
            }
            throw e;
        }
    }

    /** Whether commands can be executed in one transaction. */
    public boolean supportsBatches() {
        return batch.isPresent();
    }

    /**
     * Executes commands in one transaction.
     *
     * @throws CommandBatch.BatchFailed if a command or the commit fails
     */
    public List<Receipt> sendAll(List<CommandRequest> requests) {
        CommandBatch transaction = batch.orElseThrow(() -> new CommandRejected(new AtomicityUnsupported()));
        List<CommandMessage<Command>> messages = requests.stream()
                .map(request -> message(request.command(), request.context()))
                .toList();
        List<List<Warning>> warned =
                warnings.of(requests.stream().map(CommandRequest::command).toList());
        long start = System.nanoTime();
        List<Outcome> outcomes = transaction.send(messages);
        List<Receipt> receipts = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            receipts.add(succeeded(messages.get(i), outcomes.get(i), start, warned.get(i)));
        }
        return receipts;
    }

    private Receipt succeeded(CommandMessage<Command> message, Outcome outcome, long start, List<Warning> warned) {
        Receipt receipt = Receipt.of(message, outcome, null, warned);
        if (outcome.changed()) {
            writes.acknowledged(receipt.consistencyToken());
        }
        timers.command(message.getPayload(), receipt.status(), start);
        return receipt;
    }

    // The message id is not the command id: Axon Server rejects a message whose id is in flight, as that of a retry may
    // be.
    private static CommandMessage<Command> message(Command command, CommandContext context) {
        return new GenericCommandMessage<>(
                new GenericMessage<>(command, context.metaData()), Vocabulary.nameOf(command.getClass()));
    }
}
