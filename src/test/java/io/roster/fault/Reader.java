package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.process.Store;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A client that lists the newest users until it is stopped, and remembers when each was created. */
final class Reader implements AutoCloseable {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Api target;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run);
    private volatile boolean ended;

    Reader(Api target) {
        this.target = target;
        thread.start();
    }

    private void run() {
        while (!ended) {
            try {
                Reply reply = target.get("/api/users?sort=-createdAt&limit=50");
                if (reply.status() == 200) {
                    reply.json()
                            .at("/items")
                            .forEach(user -> seen.put(
                                    user.at("/id").asString(),
                                    Instant.parse(user.at("/createdAt").asString())));
                }
            } catch (UncheckedIOException e) {
                // Killed.
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    int seen() {
        return seen.size();
    }

    /** Proves that what was shown is still true: a user who was lost and created again has another time. */
    void assertNothingTakenBack(Store store) {
        Map<String, Instant> users = new ConcurrentHashMap<>();
        store.sql()
                .sql("select id, created_at from " + Store.USERS)
                .query((row, number) -> users.put(
                        row.getString("id"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
        seen.forEach((id, createdAt) ->
                assertThat(users.get(id)).as("the user %s", id).isEqualTo(createdAt));
    }

    void end() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end();
    }
}
