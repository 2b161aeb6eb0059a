package io.roster.user.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.message.CommonRejection.QueryTooCostly;
import io.roster.readmodel.QueryRejected;
import io.roster.search.Search;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserReply.UserPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks random queries against a scan of all users: every operator, nesting, sort order and limit, page by page. More of them with
 * {@code -Droster.users=5000 -Droster.queries=100000}.
 */
abstract class RandomQueriesTest {

    private static final int USERS = Integer.getInteger("roster.users", 300);
    private static final int QUERIES = Integer.getInteger("roster.queries", 500);
    private static final int RETRIES = 3;

    private final UserTable table;

    RandomQueriesTest(UserTable table) {
        this.table = table;
    }

    @Test
    void findWhatAScanOfAllUsersFinds() {
        List<KnownUser> users = users();

        for (int seed = 0; seed < QUERIES; seed++) {
            RandomQuery query = new RandomQuery(seed, users, table.textOrder);
            List<String> answer = query.answer();
            // The first pages are enough if they are small and many.
            int pages = 1 + Math.min(5, answer.size() / query.limit());
            List<String> expected = answer.subList(0, Math.min(answer.size(), pages * query.limit()));

            assertThat(walk(query, seed % 4, pages, answer.size()))
                    .as("seed %d: %s", seed, query)
                    .isEqualTo(expected);
        }
    }

    /** The ids on the first pages, each of which must have the count of all. */
    private List<String> walk(RandomQuery query, int spelling, int pages, int count) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < pages; page++) {
            UserPage answer = ask(new FindUsers(search(query, spelling, cursor)));
            assertThat(answer.count()).as("count of %s", query).isEqualTo(count);
            answer.items().forEach(user -> ids.add(user.id().toString()));
            cursor = answer.next();
            if (cursor == null) {
                return ids;
            }
        }
        return ids;
    }

    /** Retries a query that timed out, as any may on a busy machine. */
    private UserPage ask(FindUsers query) {
        for (int retries = RETRIES; ; retries--) {
            try {
                return table.queries.handle(query);
            } catch (QueryRejected e) {
                if (retries == 0 || !e.getDetails().equals(Optional.of(new QueryTooCostly()))) {
                    throw e;
                }
            }
        }
    }

    private static Search search(RandomQuery query, int spelling, @Nullable String cursor) {
        if (spelling < 2) {
            ObjectNode json = query.json(spelling == 0);
            return UserTable.PARSER
                    .parse(cursor == null ? json : json.put("cursor", cursor))
                    .search();
        }
        Map<String, List<String>> parameters = query.parameters();
        if (cursor != null) {
            parameters.put("cursor", List.of(cursor));
        }
        return UserTable.PARSER.parse(parameters).search();
    }

    private List<KnownUser> users() {
        table.clear();
        Random random = new Random(42);
        List<KnownUser> users = new ArrayList<>();
        Instant start = Instant.parse("2026-01-31T12:00:00Z");
        for (int i = 0; i < USERS; i++) {
            UserId id = new UserId(new UUID(random.nextLong(), random.nextLong()));
            String name = KnownUser.randomName(random, USERS);
            String email = KnownUser.randomEmail(random, "jo." + i);
            Instant created = start.plusMillis(random.nextInt(USERS));
            table.project(new UserCreated(id, new UserName(name), new EmailAddress(email)), 0, created);
            int fate = random.nextInt(4);
            if (fate > 1) {
                table.project(new UserDeactivated(id), 1, created.plusSeconds(random.nextInt(3)));
            }
            if (fate > 2) {
                table.project(new UserDeleted(id), 2, created.plusSeconds(10));
            }
            users.add(KnownUser.of(table.fetch(id)));
        }
        return users;
    }
}
