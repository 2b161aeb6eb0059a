import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates by single requests over 32 connections against creates in one stream, in turns on one store that starts empty.
 *
 * <pre>java src/bench/Stream.java target/roster-0.1.0-SNAPSHOT.jar [creates a turn, 10000] [turns, 3]</pre>
 */
class Stream {

    private static final int PORT = 18080;
    private static final int CONNECTIONS = 32;

    public static void main(String[] args) throws Exception {
        int creates = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int turns = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        Path data = Files.createTempDirectory("roster-stream");
        Process roster = new ProcessBuilder(
                        "java",
                        "-jar",
                        Path.of(args[0]).toAbsolutePath().toString(),
                        "--server.port=" + PORT,
                        "--roster.data=" + data)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("roster.log").toFile())
                .start();
        try {
            awaitAnswer();
            singles("warm", 2_000);
            stream("hot", 4_000);
            for (int turn = 1; turn <= turns; turn++) {
                double singles = singles("single-" + turn, creates);
                double stream = stream("stream-" + turn, creates);
                System.out.printf(
                        "turn %d: single requests %.0f a second, stream %.0f a second, ratio %.1f%n",
                        turn, singles, stream, stream / singles);
            }
        } finally {
            roster.destroy();
            roster.waitFor();
        }
    }

    private static double singles(String run, int creates) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.execute(() -> {
                while (next.get() < creates) {
                    connection(run, next, creates);
                }
            });
        }
        clients.shutdown();
        clients.awaitTermination(10, TimeUnit.MINUTES);
        return creates / ((System.nanoTime() - start) / 1e9);
    }

    /** As many requests as the server takes over one connection. */
    private static void connection(String run, AtomicInteger next, int creates) {
        try (Socket socket = connect()) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < 100; i++) {
                int n = next.getAndIncrement();
                if (n >= creates) {
                    return;
                }
                String body = user(run, n);
                socket.getOutputStream().write(ascii("POST /api/users HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
                String status = line(in);
                if (!status.contains(" 201")) {
                    throw new IllegalStateException(status);
                }
                while (!line(in).equals("0")) {
                    // the rest of a chunked answer
                }
                line(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double stream(String run, int creates) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii("POST /api/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"));
            Thread writer = new Thread(() -> {
                try {
                    for (int n = 0; n < creates; n++) {
                        String line = "{\"command\":\"create-user\",\"payload\":" + user(run, n) + "}\n";
                        out.write(ascii(Integer.toHexString(line.length()) + "\r\n" + line + "\r\n"));
                    }
                    out.write(ascii("0\r\n\r\n"));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            int accepted = 0;
            for (String line : body(new BufferedInputStream(socket.getInputStream())).lines().toList()) {
                if (line.contains("\"status\":\"accepted\"")) {
                    accepted++;
                }
            }
            writer.join();
            if (accepted != creates) {
                throw new IllegalStateException(accepted + " of " + creates + " accepted");
            }
        }
        return creates / ((System.nanoTime() - start) / 1e9);
    }

    private static String user(String run, int n) {
        return "{\"name\":\"User " + n + "\",\"email\":\"" + run + "-" + n + "@example.com\"}";
    }

    private static void awaitAnswer() throws InterruptedException {
        for (int i = 0; i < 6_000; i++) {
            try (Socket socket = connect()) {
                return;
            } catch (IOException e) {
                Thread.sleep(10);
            }
        }
        throw new IllegalStateException("Roster did not start");
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), PORT);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The body of a chunked answer, whose chunks end anywhere in a line. */
    private static String body(InputStream in) throws IOException {
        while (!line(in).isEmpty()) {
            // headers
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        return body.toString(StandardCharsets.US_ASCII);
    }

    /** The next line, without its end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }
}
