package io.roster.h2;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the file of the embedded database small. H2 has a thread for that, but not when it writes each commit at once (ADR 3);
 * the file then has 25 times the size of what is in it after a million creates.
 */
@Component
@ConditionalOnEmbeddedFile
class FileCompactor {

    private static final long PAUSE_MILLIS = 100;

    /** Chunks of the file are rewritten while less of them is in use than this, in percent. */
    private static final int LEAST_IN_USE = 60;

    /** How much is rewritten at a time, in bytes: commits wait for that. */
    private static final int STEP = 8 << 20;

    /** What is left to others of the time: so many times as long as the upkeep took. */
    private static final int LEFT_TO_OTHERS = 2;

    /** So often in a row it may find no turn. */
    private static final int PATIENCE = 3;

    /** So few writes since the last time are none of anybody's but H2's own. */
    private static final int FEW_WRITES = 10;

    private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = LoggerFactory.getLogger(FileCompactor.class);

    private final DataSource database;
    private final DiskReserve disk;
    private final ReentrantLock turn = new ReentrantLock();
    private long next = System.nanoTime();
    private long writes;
    private int missed;

    FileCompactor(DataSource database, DiskReserve disk) {
        this.database = database;
        this.disk = disk;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void tidyUp() {
        long start = System.nanoTime();
        if (start - next < 0 || !turn.tryLock()) {
            return;
        }
        long pause = PAUSE_AFTER_FAILURE;
        try {
            if (disk.hasRoomFor(2 * STEP)) {
                tidyUpNow();
            }
            pause = LEFT_TO_OTHERS * (System.nanoTime() - start);
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("The file of the embedded database is not tidied up: {}", e.toString());
        } finally {
            turn.unlock();
        }
        next = System.nanoTime() + pause;
    }

    private void tidyUpNow() throws SQLException {
        try (Connection connection = database.getConnection()) {
            MVStore store = store(connection);
            boolean idle = store.getFileStore().getWriteCount() - writes < FEW_WRITES;
            if (store.compact(LEAST_IN_USE, STEP)) {
                missed = 0;
            } else if (store.getFileStore().getChunksFillRate() < LEAST_IN_USE && ++missed > PATIENCE) {
                // It waits for a turn but ten milliseconds, which many writers never leave. This waits until it has
                // one.
                store.compactFile(1);
                missed = 0;
            }
            // Moving syncs the disk, and busy commits soon fill what is free anyway.
            if (idle && store.getFileStore() instanceof RandomAccessStore file) {
                file.compactMoveChunks(LEAST_IN_USE, STEP, store);
            }
            writes = store.getFileStore().getWriteCount();
        }
    }

    /**
     * Writes what the file holds now to a stream, and rests meanwhile.
     *
     * @throws IOException if it cannot be read or written, or if the disk of the file becomes so full that commands would be refused
     */
    void copyTo(OutputStream out) throws SQLException, IOException {
        turn.lock();
        try (Connection connection = database.getConnection();
                FileSnapshot snapshot = new FileSnapshot(store(connection))) {
            snapshot.writeTo(disk.sparing(out));
        } catch (MVStoreException e) {
            throw new IOException(e);
        } finally {
            turn.unlock();
        }
    }

    private static MVStore store(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }
}
