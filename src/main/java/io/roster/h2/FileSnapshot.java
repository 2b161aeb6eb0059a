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
 * The file of the embedded database as it is at one moment, read while the database is written. H2's own {@code BACKUP TO} copies
 * whatever the file has become when it gets there: it runs after the end of a file that grows, and where freed space is used again
 * at once (ADR 3), parts that it has passed may have changed.
 *
 * <p>As long as a snapshot is open, nothing that was in the file is written over; the file grows instead. The upkeep must rest.
 */
final class FileSnapshot implements AutoCloseable {

    /** The length of the beginning, which tells where the newest part is, and is written over. */
    private static final int HEADER = 2 * 4096;

    private static final int STEP = 1 << 20;

    private final MVStore store;
    private final RandomAccessStore file;
    private final int retentionTime;
    private @Nullable ByteBuffer header;
    private long size;

    FileSnapshot(MVStore store) {
        this.store = store;
        this.file = (RandomAccessStore) store.getFileStore();
        this.retentionTime = store.getRetentionTime();
        try {
            // Done while no write is under way.
            store.executeFilestoreOperation(() -> {
                store.setReuseSpace(false);
                store.setRetentionTime(Integer.MAX_VALUE);
                header = read(0, HEADER);
                size = file.size();
            });
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    void writeTo(OutputStream out) throws IOException {
        write(Objects.requireNonNull(header), out);
        for (long position = HEADER; position < size; position += STEP) {
            write(read(position, (int) Math.min(STEP, size - position)), out);
        }
    }

    @Override
    public void close() {
        store.setRetentionTime(retentionTime);
        store.setReuseSpace(true);
    }

    private ByteBuffer read(long position, int length) {
        return file.readFully((SFChunk) null, position, length);
    }

    private static void write(ByteBuffer bytes, OutputStream out) throws IOException {
        out.write(bytes.array(), bytes.arrayOffset(), bytes.limit());
    }
}
