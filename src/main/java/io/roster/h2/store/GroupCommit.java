package io.roster.h2.store;

import io.roster.database.Durability;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;

/**
 * Writes what any number of transactions have committed to the file of the embedded database at once. H2 itself would write for each, or at
 * some time after the commit. A thread that is never interrupted writes: an interrupt closes the file (ADR 25).
 */
@Component
@ConditionalOnEmbeddedFile
class GroupCommit implements Durability {

    /** H2 writes in the midst of a statement if its buffer is full. So the file is written when this part of it is, a quarter. */
    private static final int RELIEF = 4;

    /** How soon commits are written for which nobody waits. */
    private static final int DELAY_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final DataSource database;
    private final StatementLock statements;
    private final Thread writer = new Thread(this::run, "group-commit");
    private Connection connection;
    private volatile MVStore store;
    private final AtomicReference<CompletableFuture<Void>> nextWrite = new AtomicReference<>(new CompletableFuture<>());
    private final Semaphore awaited = new Semaphore(0);
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong committed = new AtomicLong();
    private volatile long written;
    private volatile boolean stopped;

    GroupCommit(DataSource database, StatementLock statements) throws SQLException {
        this.database = database;
        this.statements = statements;
        connection = database.getConnection();
        store = EmbeddedStore.of(connection);
        writer.start();
    }

    /** Commits a transaction, and notes that it has to be written. */
    void commit(Runnable transaction) {
        underWay.incrementAndGet();
        try {
            transaction.run();
        } finally {
            committed.incrementAndGet();
            underWay.decrementAndGet();
        }
        if (store.getUnsavedMemory() > store.getAutoCommitMemory() / RELIEF) {
            awaited.release();
        }
    }

    @Override
    public void await() {
        // In this order: a commit that is no longer under way is counted.
        if (underWay.get() == 0 && written == committed.get()) {
            return;
        }
        CompletableFuture<Void> write = nextWrite.get();
        awaited.release();
        Throwable failure = write.handle((done, reason) -> reason).join();
        if (failure != null) {
            throw new TransactionSystemException("The commit may not have been written", failure);
        }
    }

    private void run() {
        try {
            while (!stopped) {
                awaited.tryAcquire(DELAY_MILLIS, TimeUnit.MILLISECONDS);
                awaited.drainPermits();
                writeCommits();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread", e);
        }
        IllegalStateException late = new IllegalStateException("The embedded database is closed");
        nextWrite.getAndSet(CompletableFuture.failedFuture(late)).completeExceptionally(late);
    }

    private void writeCommits() throws InterruptedException {
        // Whoever awaits the next write from here on may have committed too late for this one.
        CompletableFuture<Void> write = nextWrite.getAndSet(new CompletableFuture<>());
        long commits = committed.get();
        try {
            write();
            written = commits;
            write.complete(null);
        } catch (SQLException | RuntimeException | Error e) {
            LOG.debug("Writing the embedded database failed", e);
            write.completeExceptionally(e);
        }
    }

    private void write() throws SQLException, InterruptedException {
        if (store.isClosed()) {
            // After a failed write. What was committed since the last one is lost, or is in the store that H2 has
            // opened since.
            connection.close();
            connection = database.getConnection();
            store = EmbeddedStore.of(connection);
            throw new SQLException("The embedded database was closed");
        }
        statements.betweenStatements(store::commit);
    }

    @PreDestroy
    void stop() throws SQLException, InterruptedException {
        stopped = true;
        awaited.release();
        writer.join();
        connection.close();
    }
}
