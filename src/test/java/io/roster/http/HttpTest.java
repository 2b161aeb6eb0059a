package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A test that speaks HTTP to a running Roster, on each of the stores that its {@link OnStores} lists. */
public abstract class HttpTest {

    @Parameter
    protected RunningRoster roster;

    protected Api api;

    @BeforeEach
    void connect() {
        api = roster.api();
    }

    protected final Projection projection(String readModel) {
        return new Projection(api, readModel);
    }

    public static void assertProblem(Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.response().body()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text("/type")).isEqualTo("urn:roster:problem:" + type);
        assertThat(reply.json().at("/status").asInt()).isEqualTo(status);
    }

    /** Makes numbered calls on several threads at once and returns their results in order. */
    protected static <T> List<T> concurrently(int threads, int calls, IntFunction<T> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> futures = executor.invokeAll(IntStream.range(0, calls)
                    .mapToObj(i -> (Callable<T>) () -> call.apply(i))
                    .toList());
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }
}
