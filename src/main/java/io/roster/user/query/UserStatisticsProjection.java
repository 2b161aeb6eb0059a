package io.roster.user.query;

import io.roster.readmodel.Batch;
import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import io.roster.user.api.UserEvent;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Counts users by status, and by the quarters of an hour in which they were created and deleted, of which the days of every
 * time zone consist. It stores the status and version under which each user
 * was last counted, and so counts an event once, even if it handles it again.
 */
class UserStatisticsProjection extends Projection {

    static final String READ_MODEL = "user-statistics";

    private static final int SECONDS = 15 * 60;

    private final String byStatus;
    private final String byQuarter;
    private final String counted;
    private final Batch<Change> changes = batch(this::count);

    UserStatisticsProjection(JdbcOperations jdbc, Slot slot) {
        super(
                jdbc,
                READ_MODEL,
                slot,
                "user_statistics_by_status",
                "user_statistics_by_quarter",
                "user_statistics_counted");
        byStatus = tables().get(0);
        byQuarter = tables().get(1);
        counted = tables().get(2);
    }

    @EventHandler
    void on(UserCreated event, @SequenceNumber long version, @Timestamp Instant at) {
        changes.add(new Change(event.id().value(), version, UserStatus.ACTIVE, true, at));
    }

    @EventHandler
    void on(UserActivated event, @SequenceNumber long version, @Timestamp Instant at) {
        changes.add(new Change(event.id().value(), version, UserStatus.ACTIVE, false, at));
    }

    @EventHandler
    void on(UserDeactivated event, @SequenceNumber long version, @Timestamp Instant at) {
        changes.add(new Change(event.id().value(), version, UserStatus.INACTIVE, false, at));
    }

    @EventHandler
    void on(UserDeleted event, @SequenceNumber long version, @Timestamp Instant at) {
        changes.add(new Change(event.id().value(), version, UserStatus.DELETED, false, at));
    }

    @EventHandler
    void on(UserRestored event, @SequenceNumber long version, @Timestamp Instant at) {
        UserStatus status = event.active() ? UserStatus.ACTIVE : UserStatus.INACTIVE;
        changes.add(new Change(event.id().value(), version, status, false, at));
    }

    /** Other events change only the version, for which a query may wait. */
    @EventHandler
    void on(UserEvent event, @SequenceNumber long version, @Timestamp Instant at) {
        changes.add(new Change(event.id().value(), version, null, false, at));
    }

    @Override
    public void clear() {
        jdbc.sql("truncate table " + counted).update();
        jdbc.sql("truncate table " + byQuarter).update();
        jdbc.sql("update " + byStatus + " set users = 0").update();
    }

    private void count(List<Change> batch) {
        Map<UUID, Counted> before = counted(batch);
        Map<UUID, Counted> after = new LinkedHashMap<>(before);
        Map<String, Integer> statuses = new TreeMap<>();
        Map<OffsetDateTime, Integer> created = new TreeMap<>();
        Map<OffsetDateTime, Integer> deleted = new TreeMap<>();
        for (Change change : batch) {
            Counted user = after.get(change.id());
            if (user == null && change.created()) {
                String status = UserStatus.ACTIVE.toString();
                after.put(change.id(), new Counted(status, change.version()));
                statuses.merge(status, 1, Integer::sum);
                created.merge(quarter(change.at()), 1, Integer::sum);
            } else if (user != null && change.version() > user.version()) {
                String status = change.status() == null
                        ? user.status()
                        : change.status().toString();
                after.put(change.id(), new Counted(status, change.version()));
                statuses.merge(user.status(), -1, Integer::sum);
                statuses.merge(status, 1, Integer::sum);
                if (change.status() == UserStatus.DELETED) {
                    deleted.merge(quarter(change.at()), 1, Integer::sum);
                }
            }
        }
        after.forEach((id, user) -> store(id, before.get(id), user));
        statuses.values().removeIf(change -> change == 0);
        statuses.forEach((status, change) ->
                update("update " + byStatus + " set users = users + ? where status = ?", change, status));
        Set<OffsetDateTime> quarters = new TreeSet<>(created.keySet());
        quarters.addAll(deleted.keySet());
        quarters.forEach(quarter -> add(quarter, created.getOrDefault(quarter, 0), deleted.getOrDefault(quarter, 0)));
    }

    private Map<UUID, Counted> counted(List<Change> batch) {
        Object[] ids = batch.stream().map(Change::id).distinct().toArray();
        Map<UUID, Counted> found = new HashMap<>();
        jdbc.sql("select id, status, version from " + counted + " where id = any(?)")
                .param(new SqlArrayValue("uuid", ids))
                .query(row -> {
                    found.put(
                            row.getObject("id", UUID.class),
                            new Counted(row.getString("status"), row.getLong("version")));
                });
        return found;
    }

    private void store(UUID id, @Nullable Counted before, Counted user) {
        if (before == null) {
            update(
                    "insert into " + counted + " (id, status, version) values (?, ?, ?)",
                    id,
                    user.status(),
                    user.version());
        } else if (!before.equals(user)) {
            update(
                    "update " + counted + " set status = ?, version = ? where id = ?",
                    user.status(),
                    user.version(),
                    id);
        }
    }

    private void add(OffsetDateTime quarter, int created, int deleted) {
        int updated = jdbc.sql(
                        "update " + byQuarter + " set created = created + ?, deleted = deleted + ? where starts_at = ?")
                .params(created, deleted, quarter)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into " + byQuarter + " (starts_at, created, deleted) values (?, ?, ?)")
                    .params(quarter, created, deleted)
                    .update();
        }
    }

    private static OffsetDateTime quarter(Instant at) {
        return Instant.ofEpochSecond(at.getEpochSecond() - Math.floorMod(at.getEpochSecond(), SECONDS))
                .atOffset(ZoneOffset.UTC);
    }

    /** What an event says of a user; no status if it stays the same. */
    private record Change(UUID id, long version, @Nullable UserStatus status, boolean created, Instant at) {}

    /** The status under which a user was last counted, and the version at which it was. */
    private record Counted(String status, long version) {}
}
