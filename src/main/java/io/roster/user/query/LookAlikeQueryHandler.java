package io.roster.user.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.roster.readmodel.LiveSlots;
import io.roster.readmodel.Slot;
import io.roster.search.sql.Statements;
import io.roster.text.Appearance;
import io.roster.user.api.UserId;
import io.roster.user.api.UserQuery.CheckLookAlikes;
import io.roster.user.api.UserQuery.FindLookAlikes;
import io.roster.user.api.UserReply.LookAlikePage;
import io.roster.user.api.UserReply.LookAlikes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers queries about users, of those not deleted, whose e-mail addresses look alike. */
@Component
class LookAlikeQueryHandler {

    private static final int MAX_CHECKED = 1_000;

    private static final Duration RECENT = Duration.ofSeconds(1);

    private final Cache<String, Slot> recent =
            Caffeine.newBuilder().expireAfterWrite(RECENT).build();
    private final DataSource database;
    private final JdbcClient jdbc;
    private final LiveSlots live;

    LookAlikeQueryHandler(DataSource database, LiveSlots live) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.live = live;
    }

    @QueryHandler
    LookAlikes handle(CheckLookAlikes query) {
        List<Long> appearances = query.addresses().stream()
                .map(address -> Appearance.number(address.email().value()))
                .toList();
        Map<Long, List<UserId>> found = new LinkedHashMap<>();
        // By position: Spring would look for names in each statement, and this is asked for each user who is created.
        jdbc.sql("select look_alike, id from " + recentTable() + " where look_alike in ("
                        + String.join(",", Collections.nCopies(appearances.size(), "?"))
                        + ") and status <> 'deleted' limit " + MAX_CHECKED)
                .params(appearances)
                .query(row -> {
                    found.computeIfAbsent(row.getLong("look_alike"), appearance -> new ArrayList<>())
                            .add(new UserId(row.getObject("id", UUID.class)));
                });
        List<List<UserId>> others = new ArrayList<>();
        for (int i = 0; i < appearances.size(); i++) {
            UserId user = query.addresses().get(i).user();
            others.add(found.getOrDefault(appearances.get(i), List.of()).stream()
                    .filter(other -> !other.equals(user))
                    .limit(LookAlikePage.MAX_USERS)
                    .toList());
        }
        return new LookAlikes(others);
    }

    @QueryHandler
    LookAlikePage handle(FindLookAlikes query) {
        return Statements.within(database, statements -> page(query, statements));
    }

    private LookAlikePage page(FindLookAlikes query, Statements statements) {
        Map<Long, Long> counts = new LinkedHashMap<>();
        statements
                .prepare("select look_alike, count(*) as users from " + table()
                        + " where look_alike > ? and status <> 'deleted'"
                        + " group by look_alike having count(*) > 1 order by look_alike limit ?")
                .params(query.after() == null ? Long.MIN_VALUE : query.after(), query.limit() + 1)
                .query(row -> {
                    counts.put(row.getLong("look_alike"), row.getLong("users"));
                });
        List<Long> page = counts.keySet().stream().limit(query.limit()).toList();
        return new LookAlikePage(
                groups(page, counts, statements), counts.size() > page.size() ? page.get(page.size() - 1) : null);
    }

    private List<LookAlikePage.Group> groups(List<Long> page, Map<Long, Long> counts, Statements statements) {
        Map<Long, LookAlikePage.Group> groups = new LinkedHashMap<>();
        if (!page.isEmpty()) {
            statements
                    .prepare("""
                    select %s, look_alike from (
                        select %1$s, look_alike,
                            row_number() over (partition by look_alike order by created_at, id) as place
                        from %s where look_alike in (:page) and status <> 'deleted') of_group
                    where place <= :users order by look_alike, place
                    """.formatted(UserRows.COLUMNS, table()))
                    .param("page", page)
                    .param("users", LookAlikePage.MAX_USERS)
                    .query((row, number) -> groups.computeIfAbsent(
                                    row.getLong("look_alike"),
                                    appearance -> new LookAlikePage.Group(
                                            counts.getOrDefault(appearance, 0L), new ArrayList<>()))
                            .users()
                            .add(UserRows.view(row, number)))
                    .list();
        }
        return List.copyOf(groups.values());
    }

    /** The table that was live a moment ago: nothing depends on these answers. */
    private String recentTable() {
        return recent.get(UserProjection.READ_MODEL, live::of).table("users");
    }

    private String table() {
        return live.of(UserProjection.READ_MODEL).table("users");
    }
}
