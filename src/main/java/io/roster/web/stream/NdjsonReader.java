package io.roster.web.stream;

import io.roster.web.json.JsonBodyConverter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of NDJSON; keeps one byte more of a line than {@link JsonBodyConverter} accepts. */
class NdjsonReader {

    private final InputStream in;
    private long number;

    NdjsonReader(InputStream in) {
        this.in = new BufferedInputStream(in, 16_384);
    }

    /** Reads the next line that is not blank; returns null at the end of the stream. */
    @Nullable Line next() throws IOException {
        int octet = in.read();
        while (octet >= 0) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            boolean blank = true;
            number++;
            while (octet >= 0 && octet != '\n') {
                blank &= octet == ' ' || octet == '\t' || octet == '\r';
                if (line.size() <= JsonBodyConverter.MAX_BYTES) {
                    line.write(octet);
                }
                octet = in.read();
            }
            if (!blank || line.size() > JsonBodyConverter.MAX_BYTES) {
                return new Line(number, line.toByteArray());
            }
            octet = in.read();
        }
        return null;
    }

    /**
     * A line without its line break.
     *
     * @param number the line number, from 1; blank lines count
     */
    @SuppressWarnings("ArrayRecordComponent") // lines are never compared
    record Line(long number, byte[] bytes) {}
}
