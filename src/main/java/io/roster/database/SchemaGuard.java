package io.roster.database;

import io.roster.node.StartRefused;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Creates the schema of an empty database, and refuses to start on any schema other than the current one. An older schema is
 * migrated only with {@code roster.migrate}, because there is no way back.
 */
@Component
class SchemaGuard implements FlywayMigrationStrategy {

    private static final Set<MigrationState> NOT_APPLIED = Set.of(MigrationState.PENDING, MigrationState.IGNORED);

    private final boolean migrates;

    SchemaGuard(@Value("${roster.migrate}") boolean migrates) {
        this.migrates = migrates;
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            check(flyway.info().all());
            flyway.migrate();
        } catch (FlywayException e) {
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw foreign("It has tables, but no schema history.");
            }
            throw e;
        }
    }

    private void check(MigrationInfo[] migrations) {
        List<MigrationInfo> applied =
                Stream.of(migrations).filter(it -> it.getState().isApplied()).toList();
        if (applied.isEmpty()) {
            return;
        }
        String version = applied.get(applied.size() - 1).getVersion().toString();
        if (applied.stream().anyMatch(it -> it.getState().isFailed())) {
            throw new StartRefused(
                    "The migration of the database to version %s failed.".formatted(version),
                    "Restore the backup that was taken before it.");
        }
        List<MigrationInfo> missing = Stream.of(migrations)
                .filter(it -> NOT_APPLIED.contains(it.getState()))
                .toList();
        List<MigrationInfo> unknown =
                applied.stream().filter(it -> !isKnown(it)).toList();
        if (!unknown.isEmpty()) {
            if (missing.isEmpty() && unknown.stream().allMatch(it -> it.getState() == MigrationState.FUTURE_SUCCESS)) {
                throw new StartRefused(
                        "The database has schema version %s, which is newer than this Roster.".formatted(version),
                        "Start a newer Roster, or restore a backup that was taken before the migration.");
            }
            throw foreign("Its schema history differs.");
        }
        if (!missing.isEmpty() && !migrates) {
            throw new StartRefused(
                    "The database has schema version %s, but this Roster needs version %s."
                            .formatted(version, missing.get(missing.size() - 1).getVersion()),
                    "Take a backup, stop all older nodes, and start once with --roster.migrate=true. An older Roster"
                            + " cannot use the database afterwards.");
        }
    }

    private static boolean isKnown(MigrationInfo migration) {
        return migration.getState().isResolved()
                && migration.isChecksumMatching()
                && migration.isDescriptionMatching()
                && migration.isTypeMatching();
    }

    private static StartRefused foreign(String reason) {
        return new StartRefused(
                "The database is not Roster's. " + reason,
                "Point roster.data, or spring.datasource.url, at an empty database or at one that Roster has created.");
    }
}
