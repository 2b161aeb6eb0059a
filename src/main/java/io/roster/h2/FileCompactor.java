package io.roster.h2;

import io.roster.h2.store.ConditionalOnEmbeddedFile;
import io.roster.h2.store.EmbeddedStore;
import io.roster.h2.store.StatementLock;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compacts the file of the embedded database. H2 has a background thread for that, but not if it writes each commit immediately
 * (ADR 3): without compaction, the file is 25 times as large as its content after a million creates.
 */
@Component
@ConditionalOnEmbeddedFile
class FileCompactor {

    /** Compaction rewrites chunks until at least this percentage of the file is in use. */
    private static final int TARGET_FILL_RATE = 40;

    /** How much is rewritten at a time; commits wait for that. */
    private static final int STEP_BYTES = 8 << 20;

    /** The pause after a run, as a multiple of its duration. */
    private static final int PAUSE_FACTOR = 2;

    /** Fewer writes than this since the last run are H2's own. */
    private static final int FEW_WRITES = 10;

    private static final long PAUSE_AFTER_FAILURE = TimeUnit.SECONDS.toNanos(10);

    private static final Logger LOG = LoggerFactory.getLogger(FileCompactor.class);

    private final DataSource database;
    private final StatementLock statements;
    private final DiskReserve disk;
    private final ReentrantLock lock = new ReentrantLock();
    private long nextRun = System.nanoTime();
    private long writes;

    FileCompactor(DataSource database, StatementLock statements, DiskReserve disk) {
        this.database = database;
        this.statements = statements;
        this.disk = disk;
    }

    @Scheduled(fixedDelay = 100)
    void run() {
        long start = System.nanoTime();
        if (start - nextRun < 0 || !lock.tryLock()) {
            return;
        }
        long pause = PAUSE_AFTER_FAILURE;
        try {
            if (disk.hasRoomFor(2 * STEP_BYTES)) {
                compact();
            }
            pause = PAUSE_FACTOR * (System.nanoTime() - start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("The file of the embedded database cannot be compacted: {}", e.toString());
        } finally {
            lock.unlock();
        }
        nextRun = System.nanoTime() + pause;
    }

    private void compact() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            MVStore store = EmbeddedStore.of(connection);
            boolean idle = store.getFileStore().getWriteCount() - writes < FEW_WRITES;
            statements.betweenStatements(() -> compact(store, idle));
            writes = store.getFileStore().getWriteCount();
        }
    }

    private static void compact(MVStore store, boolean idle) {
        store.compact(TARGET_FILL_RATE, STEP_BYTES);
        // Moving chunks syncs the disk, and under load new commits soon fill the free space anyway.
        if (idle && store.getFileStore() instanceof RandomAccessStore file) {
            file.compactMoveChunks(TARGET_FILL_RATE, STEP_BYTES, store);
        }
    }

    /** Copies the current content of the file while no compaction runs; fails before it takes disk space that commands need. */
    void copyTo(OutputStream out) throws SQLException, IOException {
        lock.lock();
        try (Connection connection = database.getConnection()) {
            new FileSnapshot(EmbeddedStore.of(connection)).copyTo(disk.keepingReserve(out));
        } catch (MVStoreException e) {
            throw new IOException(e);
        } finally {
            lock.unlock();
        }
    }
}
