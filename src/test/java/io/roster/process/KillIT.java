package io.roster.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What was acknowledged is there after {@code kill -9}, once; and what was not is there once or not at all. */
class KillIT {

    private static final int CLIENTS = 8;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 300;

    @Test
    void everyAcknowledgedUserSurvives(@TempDir Path data) throws Exception {
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        try (RosterProcess roster = RosterProcess.start(data)) {
            createUntilKilled(roster, acknowledged);
        }

        try (RosterProcess roster = RosterProcess.start(data)) {
            Api api = roster.api();
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
            for (UUID id : acknowledged) {
                JsonNode found = api.get("/api/users?email=" + email(id)).json().at("/items");
                assertThat(found).as("users with the address of %s", id).hasSize(1);
                assertThat(found.at("/0/id").asString()).isEqualTo(id.toString());
                assertThat(api.create(UUID.randomUUID(), "Second", email(id)).status())
                        .as("the address of %s is still claimed", id)
                        .isEqualTo(409);
            }
        }
    }

    private static void createUntilKilled(RosterProcess roster, Set<UUID> acknowledged) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE_KILL);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> {
                Api api = roster.api();
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        UUID id = UUID.randomUUID();
                        Reply reply = api.create(id, "User", email(id));
                        if (reply.status() == 201) {
                            acknowledged.add(id);
                            enough.countDown();
                        }
                    }
                } catch (UncheckedIOException e) {
                    // The server is dead: this client is done.
                }
            });
        }
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        roster.kill();
        clients.shutdown();
        assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    private static String email(UUID id) {
        return id + "@example.com";
    }
}
