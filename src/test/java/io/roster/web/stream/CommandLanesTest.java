package io.roster.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roster.message.command.CommandBatch;
import io.roster.message.command.CommandBatch.BatchFailed;
import io.roster.message.command.Outcome;
import io.roster.user.api.UserCommand.ActivateUser;
import io.roster.user.api.UserId;
import io.roster.web.access.Caller;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.CommandId;
import io.roster.web.command.CommandRequest;
import io.roster.web.command.Receipt;
import io.roster.web.command.Warning;
import io.roster.web.gateway.MessageTimers;
import io.roster.web.gateway.RecentWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;

class CommandLanesTest {

    private static final UserId USER = new UserId(new UUID(0, 1));

    /** When the database goes away during a batch, even the rollback may fail. */
    @Test
    void aLaneAnswersABatchThatFailsUnexpectedlyAndGoesOn() throws Exception {
        CommandBatch broken = commands -> {
            throw new IllegalStateException("The rollback failed");
        };
        CommandLanes lanes = lanes(broken, command -> {
            throw new IllegalStateException("The retry failed");
        });

        for (Throwable failure : failures(lanes, null)) {
            assertThat(failure).isNotNull();
        }
        lanes.stop();
    }

    @Test
    void onlyIdempotentCommandsAreRetriedAfterAFailedCommit() throws Exception {
        CommandBatch ambiguous = commands -> {
            throw new BatchFailed(
                    commands.size(), new TransactionSystemException("The connection broke at the commit"));
        };
        CommandLanes lanes = lanes(ambiguous, command -> new Outcome(0, true));

        // The first may have been alone in its lane, and therefore not in a batch.
        assertThat(failures(lanes, new CommandId("again")).subList(1, 1_000)).containsOnlyNulls();
        assertThat(failures(lanes, null).subList(1, 1_000))
                .filteredOn(Objects::nonNull)
                .extracting(Throwable::getCause)
                .hasAtLeastOneElementOfType(TransactionSystemException.class);
        lanes.stop();
    }

    private static CommandLanes lanes(CommandBatch batch, MessageHandler<CommandMessage<?>> handler) {
        CommandBus bus = SimpleCommandBus.builder().build();
        bus.subscribe("activate-user", handler);
        return new CommandLanes(new CommandDispatcher(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                Optional.of(batch),
                new RecentWrites(),
                new MessageTimers(new SimpleMeterRegistry()),
                commands -> commands.stream().map(it -> List.<Warning>of()).toList()));
    }

    /** Sends a thousand commands at once; null for each that succeeds. */
    private static List<@Nullable Throwable> failures(CommandLanes lanes, @Nullable CommandId id) throws Exception {
        CommandRequest request = new CommandRequest(
                new ActivateUser(USER), new CommandContext(Caller.current(), id, List.of(), null, null, false));
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            receipts.add(lanes.send(request));
        }
        List<@Nullable Throwable> failures = new ArrayList<>();
        for (CompletableFuture<Receipt> receipt : receipts) {
            failures.add(receipt.handle((done, failure) -> failure).get(10, TimeUnit.SECONDS));
        }
        return failures;
    }
}
