package io.roster.infrastructure;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the file of the embedded database small. H2 has a thread for that, but not when it writes each commit at once (ADR 3);
 * the file then has 25 times the size of what is in it after a million creates.
 */
@Component
@ConditionalOnExpression("'${spring.datasource.url}'.startsWith('jdbc:h2:file:')")
class EmbeddedFileUpkeep {

    private static final long PAUSE_MILLIS = 150;

    /** Chunks of the file are rewritten while less of them is in use than this, in percent. */
    private static final int LEAST_IN_USE = 60;

    /** How much is rewritten at a time, in bytes: commits wait for that. */
    private static final int STEP = 8 << 20;

    private final DataSource database;

    EmbeddedFileUpkeep(DataSource database) {
        this.database = database;
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void tidyUp() throws SQLException {
        try (Connection connection = database.getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            MVStore store = session.getDatabase().getStore().getMvStore();
            store.compact(LEAST_IN_USE, STEP);
            if (store.getFileStore() instanceof RandomAccessStore file) {
                file.compactMoveChunks(LEAST_IN_USE, STEP, store);
            }
        }
    }
}
