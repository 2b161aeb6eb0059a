import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long the plain jar takes from its start to its first answered request, on an empty embedded store, and how much memory it
 * holds five seconds later (Linux only: resident set, from /proc).
 *
 * <pre>java src/bench/Start.java target/roster-0.1.0-SNAPSHOT.jar [runs, 5] [threads that keep cores busy meanwhile, 0]</pre>
 */
class Start {

    public static void main(String[] args) throws Exception {
        String jar = Path.of(args[0]).toAbsolutePath().toString();
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        for (int i = 0; i < (args.length > 2 ? Integer.parseInt(args[2]) : 0); i++) {
            Thread busy = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            });
            busy.setDaemon(true);
            busy.start();
        }
        List<Long> millis = new ArrayList<>();
        List<Long> kilobytes = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Path data = Files.createTempDirectory("roster-start");
            long start = System.nanoTime();
            Process roster = new ProcessBuilder("java", "-jar", jar, "--server.port=18080", "--roster.data=" + data)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("roster.log").toFile())
                    .start();
            try {
                awaitAnswer(roster);
                millis.add((System.nanoTime() - start) / 1_000_000);
                Thread.sleep(5_000);
                kilobytes.add(resident(roster));
            } finally {
                roster.destroy();
                roster.waitFor();
            }
            System.out.printf("run %d: %d ms, %d MB%n", run + 1, millis.get(run), kilobytes.get(run) / 1024);
        }
        System.out.printf("median of %d: %d ms, %d MB%n", runs, median(millis), median(kilobytes) / 1024);
    }

    private static void awaitAnswer(Process roster) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://127.0.0.1:18080/api/users")).build();
        while (roster.isAlive()) {
            try {
                if (client.send(list, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(10);
            }
        }
        throw new IllegalStateException("Roster did not start");
    }

    private static long resident(Process roster) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + roster.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long median(List<Long> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
