package io.roster.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Classifies database failures by SQLSTATE and by Spring's exceptions. */
public final class DatabaseFailures {

    /** Unique violation, serialization failure, deadlock, H2's concurrent update, and the lock timeouts of PostgreSQL and H2. */
    private static final Set<String> LOST_RACE = Set.of("23505", "40001", "40P01", "90131", "55P03", "HYT00");

    /**
     * Connection, rollback, resources, locks, operator intervention, system error; H2's locks (HYT, 90131) and closed or broken
     * files (9002, 9003, 9009).
     */
    private static final Set<String> SYSTEMIC =
            Set.of("08", "40", "53", "55", "57", "58", "HYT", "90131", "9009", "9002", "9003");

    private DatabaseFailures() {}

    /**
     * Whether another transaction won a race for the same rows. Unlike Axon's resolver, this looks into a failed batch, whose
     * first exception is unspecific.
     */
    public static boolean isLostRace(@Nullable Throwable failure) {
        if (failure instanceof SQLException sql
                && (LOST_RACE.contains(String.valueOf(sql.getSQLState())) || isLostRace(sql.getNextException()))) {
            return true;
        }
        return failure != null && isLostRace(failure.getCause());
    }

    /** Whether the database, the connection or the JVM caused a failure, so that any other statement would fail too. */
    public static boolean isSystemic(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof NonTransientDataAccessResourceException
                    || cause instanceof TransactionException
                    || cause instanceof OutOfMemoryError
                    || (cause instanceof SQLException sql
                            && SYSTEMIC.stream().anyMatch(String.valueOf(sql.getSQLState())::startsWith))) {
                return true;
            }
        }
        return false;
    }
}
