package io.roster.h2;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SFChunk;
import org.jspecify.annotations.Nullable;

/**
 * Copies the file of the embedded database as it is at one moment, while the database is being written. H2's own {@code BACKUP TO}
 * copies whatever the file has become by the time it gets there: it chases the end of a growing file, and where freed space is reused
 * at once (ADR 3), parts that it has already copied may have changed.
 *
 * <p>During the copy, nothing in the file is overwritten; the file grows instead. {@link FileCompactor} must not run.
 */
final class FileSnapshot {

    /** The file header, which points to the newest chunk and is overwritten in place. */
    private static final int HEADER_BYTES = 2 * 4096;

    private static final int STEP_BYTES = 1 << 20;

    private final MVStore store;
    private final RandomAccessStore file;
    private @Nullable ByteBuffer header;
    private long size;

    FileSnapshot(MVStore store) {
        this.store = store;
        this.file = (RandomAccessStore) store.getFileStore();
    }

    void copyTo(OutputStream out) throws IOException {
        int retentionTime = store.getRetentionTime();
        try {
            store.executeFilestoreOperation(this::freeze);
            write(Objects.requireNonNull(header), out);
            for (long position = HEADER_BYTES; position < size; position += STEP_BYTES) {
                write(read(position, (int) Math.min(STEP_BYTES, size - position)), out);
            }
        } finally {
            store.setRetentionTime(retentionTime);
            store.setReuseSpace(true);
        }
    }

    /** Runs while no write is in progress. */
    private void freeze() {
        store.setReuseSpace(false);
        store.setRetentionTime(Integer.MAX_VALUE);
        header = read(0, HEADER_BYTES);
        size = file.size();
    }

    private ByteBuffer read(long position, int length) {
        return file.readFully((SFChunk) null, position, length);
    }

    private static void write(ByteBuffer bytes, OutputStream out) throws IOException {
        out.write(bytes.array(), bytes.arrayOffset(), bytes.limit());
    }
}
