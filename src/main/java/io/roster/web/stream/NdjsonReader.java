package io.roster.web.stream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the lines of NDJSON; keeps one byte more of a line than it may have. */
class NdjsonReader {

    private final InputStream in;
    private final int maxBytes;
    private long number;

    NdjsonReader(InputStream in, int maxBytes) {
        this.maxBytes = maxBytes;
        this.in = new BufferedInputStream(in, 16_384);
    }

    /** Reads the next line that is not blank, without its line break; returns null at the end of the stream. */
    byte @Nullable [] next() throws IOException {
        int octet = in.read();
        while (octet >= 0) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            boolean blank = true;
            number++;
            while (octet >= 0 && octet != '\n') {
                blank &= octet == ' ' || octet == '\t' || octet == '\r';
                if (line.size() <= maxBytes) {
                    line.write(octet);
                }
                octet = in.read();
            }
            if (!blank || line.size() > maxBytes) {
                return line.toByteArray();
            }
            octet = in.read();
        }
        return null;
    }

    /** The number of the line last read, from 1; blank lines count. */
    long number() {
        return number;
    }
}
