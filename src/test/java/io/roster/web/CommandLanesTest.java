package io.roster.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.message.CommandBatch;
import io.roster.user.api.UserCommand.ActivateUser;
import io.roster.user.api.UserId;
import io.roster.web.Commands.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;

class CommandLanesTest {

    /** A database that goes away in a batch may fail even its rollback. */
    @Test
    void aBatchThatFailsInAnUnforeseenWayIsAnsweredAndTheLaneGoesOn() throws Exception {
        CommandBatch broken = commands -> {
            throw new IllegalStateException("The rollback failed");
        };
        CommandLanes lanes = new CommandLanes(new Commands(
                DefaultCommandGateway.builder()
                        .commandBus(SimpleCommandBus.builder().build())
                        .build(),
                broken,
                new NodeWrites()));
        Order order = new Order(
                new ActivateUser(new UserId(new UUID(0, 1))),
                new CommandContext(null, null, null, null, "test", false));
        List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            receipts.add(lanes.send(order));
        }

        for (CompletableFuture<Receipt> receipt : receipts) {
            assertThat(receipt.handle((done, failure) -> failure).get(10, TimeUnit.SECONDS))
                    .isNotNull();
        }
        lanes.stop();
    }
}
