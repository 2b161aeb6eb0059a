package io.roster.database;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says in a sentence why a database cannot be opened or read, when Roster starts or {@code verify} runs. */
public class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {

    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S04");
    private static final String IN_USE = "90020";
    private static final String NOT_FOUND = "90146";
    private static final String INVALID_AUTHORIZATION = "28";

    @Override
    protected FailureAnalysis analyze(Throwable failure, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String action;
        if (state.equals(IN_USE)) {
            action = "Stop the other process, or name another directory with roster.data.";
        } else if (fileSystemFailure(cause) != null) {
            action = "Name a directory that Roster may write to with roster.data.";
        } else {
            action =
                    "Check that the database is running, and that spring.datasource.url, .username and .password are correct.";
        }
        return new FailureAnalysis(explain(cause), action, failure);
    }

    /** Why a database cannot be used. */
    public static String explain(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String message = String.valueOf(failure.getMessage());
        if (state.equals(IN_USE)) {
            return "The embedded database is in use by another process.";
        }
        if (state.equals(NOT_FOUND)) {
            return "There is no embedded database in the directory that roster.data names.";
        }
        if (NO_TABLE.contains(state)) {
            return "The database has no tables of Roster's.";
        }
        if (state.startsWith(INVALID_AUTHORIZATION)) {
            return "The database does not accept the user or the password: " + message;
        }
        FileSystemException file = fileSystemFailure(failure);
        return file == null
                ? "The database cannot be used: " + message
                : "The embedded database cannot be opened: %s: %s.".formatted(file.getFile(), reason(file));
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        return failure instanceof NotDirectoryException
                ? "it is not a directory"
                : Objects.requireNonNullElse(failure.getReason(), failure.toString());
    }

    private static @Nullable FileSystemException fileSystemFailure(SQLException failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof FileSystemException file ? file : null;
    }
}
