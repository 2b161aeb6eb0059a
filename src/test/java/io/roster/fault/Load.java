package io.roster.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api;
import io.roster.http.Api.Reply;
import io.roster.process.Store;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;

/**
 * Clients that create users side by side until they are stopped. A user whose creation was not acknowledged is sent again, under
 * the same command id, until it is.
 */
final class Load implements AutoCloseable {

    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Api target;
    private final ExecutorService clients;
    private final long interval;
    private final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
    private final Queue<UUID> open = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private volatile boolean ended;

    /** As fast as the answers come. */
    Load(Api target, int clients) {
        this(target, clients, 0);
    }

    /** So many requests a second, of all clients together. */
    Load(Api target, int clients, int perSecond) {
        this.target = target;
        this.clients = Executors.newFixedThreadPool(clients);
        interval = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(clients) / perSecond;
        for (int i = 0; i < clients; i++) {
            this.clients.execute(this::run);
        }
    }

    private void run() {
        for (long next = System.nanoTime(); !ended; next += interval) {
            while (!ended && System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            UUID again = open.poll();
            UUID user = again == null ? UUID.randomUUID() : again;
            String answer = create(user);
            answers.merge(answer, 1, Integer::sum);
            if (!answer.equals("201")) {
                open.add(user);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            }
        }
    }

    /** What came back: a status, with the problem if it is none that a fault may cause, or how the connection ended. */
    private String create(UUID user) {
        String body = "{\"name\":\"User\",\"email\":\"%s\"}".formatted(email(user));
        try {
            Reply reply = target.send(
                    "/api/users",
                    request -> request.header("Content-Type", "application/json")
                            .header("Idempotency-Key", user.toString())
                            .POST(BodyPublishers.ofString(body)));
            if (reply.status() == 201) {
                acknowledged.put(user, reply.json().at("/aggregate/id").asString());
            }
            return switch (reply.status()) {
                case 201, 503 -> Integer.toString(reply.status());
                default -> reply.status() + " " + reply.response().body();
            };
        } catch (UncheckedIOException e) {
            return e.getCause() instanceof ConnectException
                    ? "refused"
                    : e.getCause().toString();
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    void awaitAcknowledged(int more) {
        int enough = acknowledged.size() + more;
        Awaitility.await("%d acknowledged creates".formatted(enough))
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> acknowledged.size() >= enough);
    }

    /**
     * How often each answer came: 201, 503, another status with its problem, {@code refused} for a connection that was not made, or
     * how else it ended.
     */
    Map<String, Integer> answers() {
        return answers;
    }

    /** Lets requests that are under way end, and sends no more. */
    void end() {
        ended = true;
        clients.shutdown();
        try {
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS))
                    .as("all clients have their answers")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Proves that each acknowledged user is there, and no user twice. */
    void assertNothingLost(Store store) {
        Map<String, String> users = new ConcurrentHashMap<>();
        store.sql()
                .sql("select id, email from " + Store.USERS)
                .query((row, number) -> {
                    assertThat(users.put(row.getString("email"), row.getString("id")))
                            .as("another user with the same address")
                            .isNull();
                    return row;
                })
                .list();
        acknowledged.forEach((user, id) ->
                assertThat(users.get(email(user))).as("the user %s", id).isEqualTo(id));
    }

    private static String email(UUID user) {
        return user + "@example.com";
    }
}
