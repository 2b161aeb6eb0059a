package io.roster.database;

import io.roster.node.StartRefused;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Sets up the schema of an empty database, and lets Roster start on no other schema than its own present one. An older one of its
 * own is migrated only if Roster was told to, since there is no way back.
 */
@Component
class SchemaGuard implements FlywayMigrationStrategy {

    private static final Set<MigrationState> NEWER =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);
    private static final Set<MigrationState> NOT_APPLIED = Set.of(MigrationState.PENDING, MigrationState.IGNORED);

    private final boolean migrates;

    SchemaGuard(@Value("${roster.migrate}") boolean migrates) {
        this.migrates = migrates;
    }

    /**
     * Changes only the schema of a database that is empty, or is one of Roster's own that is to be migrated.
     *
     * @throws StartRefused if Roster cannot work with it as it is
     */
    @Override
    public void migrate(Flyway flyway) {
        try {
            check(Arrays.asList(flyway.info().all()));
            flyway.migrate();
        } catch (FlywayException e) {
            ErrorCode code = e.getErrorCode();
            if (code == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw foreign("It has tables, but none that tells Roster's version.");
            }
            if (code == CoreErrorCode.DB_CONNECTION) {
                throw new StartRefused(
                        "The database cannot be reached: "
                                + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                        "See that it runs, that no other process holds it if it is the embedded one, and that"
                                + " spring.datasource.url, .username and .password are right.");
            }
            throw e;
        }
    }

    private void check(List<MigrationInfo> migrations) {
        List<MigrationInfo> applied =
                migrations.stream().filter(it -> it.getState().isApplied()).toList();
        if (applied.isEmpty()) {
            return;
        }
        String present = applied.get(applied.size() - 1).getVersion().toString();
        if (applied.stream().anyMatch(it -> it.getState().isFailed())) {
            throw new StartRefused(
                    "The migration of the database to version %s has failed half way.".formatted(present),
                    "Restore the backup that was taken before it.");
        }
        List<MigrationInfo> missing = migrations.stream()
                .filter(it -> NOT_APPLIED.contains(it.getState()))
                .toList();
        boolean newer = applied.stream().anyMatch(it -> NEWER.contains(it.getState()));
        if (newer && missing.isEmpty() && applied.stream().allMatch(SchemaGuard::isNewerOrOurs)) {
            throw new StartRefused(
                    "The database has version %s of the schema, which is newer than this Roster.".formatted(present),
                    "Start a newer Roster, or restore a backup that was taken before the database was migrated.");
        }
        if (!applied.stream().allMatch(SchemaGuard::isOurs)) {
            throw foreign("Its history is not that of Roster's schema.");
        }
        if (!missing.isEmpty() && !migrates) {
            throw new StartRefused(
                    "The database has version %s of the schema, and this Roster needs version %s."
                            .formatted(present, missing.get(missing.size() - 1).getVersion()),
                    "Take a backup, stop all older nodes, and start once with --roster.migrate=true. An older Roster"
                            + " cannot use the database afterwards.");
        }
    }

    private static boolean isNewerOrOurs(MigrationInfo migration) {
        return NEWER.contains(migration.getState()) || isOurs(migration);
    }

    private static boolean isOurs(MigrationInfo migration) {
        return migration.getState().isResolved()
                && migration.isChecksumMatching()
                && migration.isDescriptionMatching()
                && migration.isTypeMatching();
    }

    private static StartRefused foreign(String why) {
        return new StartRefused(
                "The database is not Roster's. " + why,
                "Point spring.datasource.url at an empty database, or at one that Roster has set up.");
    }
}
