import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Creates users in a Roster that runs, in one stream. The same number makes the same users, each with a command id, so it can be
 * run again after it was cut.
 *
 * <pre>java src/bench/Users.java [users, 1000000] [port, 8080]</pre>
 */
class Users {

    private static final String[] GIVEN = {
        "Ada", "Alan", "Barbara", "Claude", "Donald", "Edsger", "Frances", "Grace", "Hedy", "John", "Joan", "Katherine",
        "Leslie", "Margaret", "Niklaus", "Radia", "Shafi", "Tony", "Ursula", "Zoë"
    };
    private static final String[] SYLLABLES = {
        "an", "ber", "cor", "dal", "er", "fin", "gar", "hol", "in", "jor", "kel", "lam", "mor", "nor", "ol", "per", "quin",
        "ros", "sen", "tor"
    };

    public static void main(String[] args) throws Exception {
        int users = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 8080;
        long start = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii("POST /api/commands HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n"));
            Thread writer = new Thread(() -> write(users, out));
            writer.start();
            int accepted = 0;
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!line(in).isEmpty()) {
                // headers
            }
            InputStream body = new Chunks(in);
            for (String line = line(body); !line.isEmpty(); line = line(body)) {
                if (line.contains("\"status\":\"accepted\"")) {
                    accepted++;
                    if (accepted % 100_000 == 0) {
                        System.out.printf("%d accepted, %.0f a second%n", accepted, rate(accepted, start));
                    }
                }
            }
            writer.join();
            System.out.printf("%d of %d accepted, %.0f a second%n", accepted, users, rate(accepted, start));
        }
    }

    private static void write(int users, OutputStream out) {
        Random random = new Random(1);
        StringBuilder lines = new StringBuilder();
        try {
            for (int n = 0; n < users; n++) {
                String given = GIVEN[random.nextInt(GIVEN.length)];
                String family = capital(syllable(random) + syllable(random) + syllable(random) + syllable(random));
                lines.append("{\"command\":\"create-user\",\"commandId\":\"bench-" + n + "\",\"payload\":{\"name\":\"" + given
                        + " " + family + "\",\"email\":\"" + family + "." + n + "@example.com\"}}\n");
                if (lines.length() > 16_000 || n == users - 1) {
                    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                    out.write(ascii(Integer.toHexString(bytes.length) + "\r\n"));
                    out.write(bytes);
                    out.write(ascii("\r\n"));
                    lines.setLength(0);
                }
            }
            out.write(ascii("0\r\n\r\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String syllable(Random random) {
        return SYLLABLES[random.nextInt(SYLLABLES.length)];
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase() + text.substring(1);
    }

    private static double rate(int number, long start) {
        return number / ((System.nanoTime() - start) / 1e9);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The next line, without its end; empty at the end. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    /** The body of a chunked answer, whose chunks end anywhere in a line. */
    private static final class Chunks extends InputStream {

        private final InputStream in;
        private int left;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                String size = line(in);
                left = Integer.parseInt(size.isEmpty() ? line(in) : size, 16);
                if (left == 0) {
                    return -1;
                }
            }
            left--;
            return in.read();
        }
    }
}
