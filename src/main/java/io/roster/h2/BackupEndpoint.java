package io.roster.h2;

import io.roster.h2.Backups.Backup;
import io.roster.node.OperationRefused;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/backup}: takes a backup of the embedded database. */
@Component
@Endpoint(id = "backup")
class BackupEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(BackupEndpoint.class);

    private final Backups backups;

    BackupEndpoint(Backups backups) {
        this.backups = backups;
    }

    /**
     * Takes a backup.
     *
     * @throws OperationRefused 404 if the events are not in the embedded database, 409 while another backup runs, 503 if it cannot
     *     be written
     */
    @WriteOperation
    public Backup take() {
        if (!backups.arePossible()) {
            throw OperationRefused.notFound("Roster backs up events in its embedded database only."
                    + " Use pg_dump for PostgreSQL, and Axon Server's own backup.");
        }
        try {
            return backups.take().orElseThrow(() -> OperationRefused.conflict("Another backup is running."));
        } catch (IOException | SQLException e) {
            LOG.error("The backup failed", e);
            throw OperationRefused.unavailable("The backup failed; the log tells why.");
        }
    }
}
