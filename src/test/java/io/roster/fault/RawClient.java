package io.roster.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** Sends octets as they are, on a connection that it opens again when it was closed, and reads the status of the answer. */
final class RawClient implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    RawClient(int port) throws IOException {
        this.port = port;
        open();
    }

    private void open() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** The status of the answer; 0 if the connection was closed without one, as after a body that nobody wanted. */
    int send(byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            int status = readAnswer(request[0] == 'H');
            while (status == 100) {
                status = readAnswer(request[0] == 'H');
            }
            return status;
        } catch (IOException e) {
            reopen();
            return 0;
        }
    }

    private int readAnswer(boolean head) throws IOException {
        String line = line();
        if (line.isEmpty()) {
            throw new IOException("Closed");
        }
        int status = Integer.parseInt(line.substring(9, 12));
        long length = 0;
        boolean chunked = false;
        boolean close = false;
        for (line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).trim());
            }
            chunked |= header.equals("transfer-encoding: chunked");
            close |= header.equals("connection: close");
        }
        if (!head && status >= 200 && status != 204 && status != 304) {
            readBody(length, chunked);
        }
        if (close) {
            reopen();
        }
        return status;
    }

    private void readBody(long length, boolean chunked) throws IOException {
        if (!chunked) {
            in.skipNBytes(length);
            return;
        }
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            in.skipNBytes(size);
            line();
        } while (size > 0);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    private void reopen() throws IOException {
        socket.close();
        open();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
