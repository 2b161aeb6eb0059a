package io.roster.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells failures of the database apart, by SQLSTATE and by Spring's exceptions. */
public final class DatabaseFailures {

    /** Unique violation, serialization failure, deadlock, H2's concurrent update, and the lock timeouts of PostgreSQL and H2. */
    private static final Set<String> LOST_RACE = Set.of("23505", "40001", "40P01", "90131", "55P03", "HYT00");

    /**
     * Connection, transaction rollback, resources, locks, operator intervention, system; and H2's own for locks (HYT, 90131) and
     * for a file that is closed or broken (9002, 9003, 9009).
     */
    private static final Set<String> OF_THE_DATABASE =
            Set.of("08", "40", "53", "55", "57", "58", "HYT", "90131", "9009", "9002", "9003");

    private DatabaseFailures() {}

    /**
     * Whether another transaction won a race for the same rows. Axon's resolver overlooks batches, whose first exception says
     * nothing and whose next one does.
     */
    public static boolean isLostRace(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        if (failure instanceof SQLException sql
                && (LOST_RACE.contains(sql.getSQLState()) || isLostRace(sql.getNextException()))) {
            return true;
        }
        return isLostRace(failure.getCause());
    }

    /** Whether the state of the database, the connection or the JVM caused a failure, so that any other statement would fail too. */
    public static boolean isOfTheDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof TransactionException
                    || cause instanceof OutOfMemoryError
                    || (cause instanceof SQLException sql && isOfTheDatabase(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTheDatabase(@Nullable String state) {
        return state != null && OF_THE_DATABASE.stream().anyMatch(state::startsWith);
    }
}
