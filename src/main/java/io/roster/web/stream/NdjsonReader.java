package io.roster.web.stream;

import io.roster.web.json.BodyTooLarge;
import io.roster.web.json.JsonBodyConverter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the lines of NDJSON; it holds at most {@value #MAX_BYTES} bytes of a line in memory. */
class NdjsonReader {

    /** The greatest length of a line, in bytes. */
    static final int MAX_BYTES = JsonBodyConverter.MAX_BYTES;

    private final InputStream in;
    private long number;

    NdjsonReader(InputStream in) {
        this.in = new BufferedInputStream(in, 16_384);
    }

    /** The next line that is not blank; null at the end of the stream. */
    @Nullable Line next() throws IOException {
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            boolean tooLong = false;
            int octet = in.read();
            if (octet < 0) {
                return null;
            }
            number++;
            while (octet >= 0 && octet != '\n') {
                if (line.size() < MAX_BYTES) {
                    line.write(octet);
                } else {
                    tooLong = true;
                }
                octet = in.read();
            }
            byte[] bytes = line.toByteArray();
            if (tooLong || !isBlank(bytes)) {
                return new Line(number, bytes, tooLong);
            }
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte octet : line) {
            if (octet != ' ' && octet != '\t' && octet != '\r') {
                return false;
            }
        }
        return true;
    }

    /**
     * A line.
     *
     * @param number its number in the stream, counted from 1; blank lines count
     * @param bytes the content, without the line break
     * @param tooLong whether the content is truncated
     */
    @SuppressWarnings("ArrayRecordComponent") // lines are never compared
    record Line(long number, byte[] bytes, boolean tooLong) {

        /**
         * The JSON of the line.
         *
         * @throws BodyTooLarge if the line exceeds {@value #MAX_BYTES} bytes
         * @throws io.roster.web.problem.MalformedJson if it is not JSON
         */
        JsonNode parse(JsonBodyConverter json) {
            if (tooLong) {
                throw new BodyTooLarge();
            }
            return json.parse(bytes);
        }
    }
}
