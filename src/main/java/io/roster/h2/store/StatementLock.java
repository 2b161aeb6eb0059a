package io.roster.h2.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps statements from changing the embedded database while its file is written. H2 decides what it writes table by table, index by index,
 * and lets other threads change them meanwhile: the file of a killed process may then have a row but not its index entry, or a row of a
 * transaction that H2 has forgotten, which nobody sees and everybody waits for (ADR 28).
 */
@Component
@ConditionalOnEmbeddedFile
public class StatementLock {

    /** How long new statements wait for those under way. One of these may itself wait for a row that another transaction has locked. */
    private static final long PATIENCE_MILLIS = 20;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Runs a statement, a commit or a rollback, beside others. */
    @Nullable Object statement(Statement statement) throws Throwable {
        lock.readLock().lock();
        try {
            return statement.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs what writes the file while no statement runs. Waits for statements under way. */
    public <E extends Exception> void betweenStatements(Write<E> write) throws E, InterruptedException {
        while (!lock.writeLock().tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
        try {
            write.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What may change the database. */
    @FunctionalInterface
    interface Statement {
        @Nullable Object run() throws Throwable;
    }

    /** What writes the file. */
    @FunctionalInterface
    public interface Write<E extends Exception> {
        void run() throws E;
    }
}
