import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How large the embedded store becomes by single creates from 16 clients: while Roster runs, and after a stop.
 *
 * <pre>java src/bench/Growth.java target/roster-0.1.0-SNAPSHOT.jar [creates, 20000]</pre>
 */
class Growth {

    private static final int CLIENTS = 16;

    public static void main(String[] args) throws Exception {
        int creates = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        Path data = Files.createTempDirectory("roster-growth");
        Path log = Files.createTempFile("roster-growth", ".log");
        Process roster = new ProcessBuilder(
                        "java",
                        "-jar",
                        Path.of(args[0]).toAbsolutePath().toString(),
                        "--server.port=18080",
                        "--roster.data=" + data)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            HttpClient client = HttpClient.newHttpClient();
            awaitAnswer(client);
            AtomicInteger next = new AtomicInteger();
            AtomicInteger created = new AtomicInteger();
            long start = System.nanoTime();
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> {
                    for (int n = next.getAndIncrement(); n < creates; n = next.getAndIncrement()) {
                        if (create(client, n) == 201) {
                            created.incrementAndGet();
                        }
                    }
                });
            }
            clients.shutdown();
            if (!clients.awaitTermination(30, TimeUnit.MINUTES)) {
                throw new IllegalStateException("Not done after 30 minutes");
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%d created, %.0f a second%n", created.get(), created.get() / seconds);
            System.out.printf("running: %d MB%n", size(data));
        } finally {
            roster.destroy();
            roster.waitFor();
        }
        System.out.printf("stopped: %d MB%n", size(data));
    }

    private static int create(HttpClient client, int n) {
        String user = "{\"name\":\"User %d\",\"email\":\"user-%d@example.com\"}".formatted(n, n);
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:18080/api/users"))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(user))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            return 0;
        }
    }

    private static void awaitAnswer(HttpClient client) throws InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:18080/api/users")).build();
        for (int i = 0; i < 6_000; i++) {
            try {
                client.send(list, BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                Thread.sleep(10);
            }
        }
        throw new IllegalStateException("Roster did not start");
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1_048_576;
        }
    }
}
