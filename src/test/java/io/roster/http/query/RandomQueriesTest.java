package io.roster.http.query;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.user.api.UserReply.UserView;
import io.roster.user.query.KnownUser;
import io.roster.user.query.RandomQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares random queries over HTTP with filtering all users in memory. {@code -Droster.http-users=1000
 * -Droster.http-queries=10000} runs more of them.
 */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class RandomQueriesTest extends HttpTest {

    private static final int USERS = Integer.getInteger("roster.http-users", 60);
    private static final int QUERIES = Integer.getInteger("roster.http-queries", 200);
    private static final int RETRIES = 3;
    private static final String ALL_USERS =
            "/api/users?status.in=active&status.in=inactive&status.in=deleted&limit=200";

    @Test
    void randomQueriesReturnTheSameAsFilteringInMemory() {
        createUsers();
        List<KnownUser> users = allUsers();

        for (int seed = 0; seed < QUERIES; seed++) {
            RandomQuery query = new RandomQuery(seed, users, Comparator.naturalOrder());
            List<String> answer = query.answer();
            int pages = 1 + Math.min(2, answer.size() / query.limit());
            List<String> expected = answer.subList(0, Math.min(answer.size(), pages * query.limit()));

            assertThat(ids(query, seed % 4, pages, answer.size()))
                    .as("seed %d: %s", seed, query)
                    .isEqualTo(expected);
        }
    }

    /** Returns the ids on the first pages, each of which must contain the total count. */
    private List<String> ids(RandomQuery query, int syntax, int pages, int count) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < pages; page++) {
            Reply reply = execute(query, syntax, cursor);
            assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
            assertThat(reply.json().at("/count").asInt())
                    .as("count of %s", query)
                    .isEqualTo(count);
            reply.json().at("/items").forEach(user -> ids.add(user.at("/id").asString()));
            cursor = next(reply);
            if (cursor == null) {
                return ids;
            }
        }
        return ids;
    }

    /** Retries queries that exceed their time limit, which any may do on a busy machine. */
    private Reply execute(RandomQuery query, int syntax, @Nullable String cursor) {
        Reply reply = send(query, syntax, cursor);
        for (int retries = RETRIES; retries > 0 && reply.response().body().contains("query-too-costly"); retries--) {
            reply = send(query, syntax, cursor);
        }
        return reply;
    }

    private Reply send(RandomQuery query, int syntax, @Nullable String cursor) {
        if (syntax < 2) {
            ObjectNode json = query.json(syntax == 0);
            return api.post("/api/users/query", (cursor == null ? json : json.put("cursor", cursor)).toString());
        }
        Map<String, List<String>> parameters = query.parameters();
        if (cursor != null) {
            parameters.put("cursor", List.of(cursor));
        }
        return api.get(parameters.entrySet().stream()
                .flatMap(parameter ->
                        parameter.getValue().stream().map(value -> parameter.getKey() + "=" + encoded(value)))
                .collect(Collectors.joining("&", "/api/users?", "")));
    }

    private void createUsers() {
        Random random = new Random(42);
        for (int i = 0; i < USERS; i++) {
            UUID id = UUID.randomUUID();
            String name = KnownUser.randomName(random, USERS);
            Reply last = api.create(id, name, KnownUser.randomEmail(random, "jo." + id));
            assertThat(last.status()).isEqualTo(201);
            int fate = random.nextInt(4);
            if (fate > 1) {
                last = api.post("/api/users/" + id + "/deactivate", "{}");
            }
            if (fate > 2) {
                last = api.delete("/api/users/" + id);
            }
            String token = last.consistencyToken();
            await("read model contains the user")
                    .until(() -> api.getAfter(token, "/api/users/" + id).status() == 200);
        }
    }

    /** All users, including those that other tests created. */
    private List<KnownUser> allUsers() {
        List<KnownUser> users = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Reply page = api.get(ALL_USERS + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            for (JsonNode user : page.json().at("/items")) {
                users.add(KnownUser.of(JsonMapper.shared().treeToValue(user, UserView.class)));
            }
            cursor = next(page);
        }
        return users;
    }

    private static @Nullable String next(Reply page) {
        return page.json().has("next") ? page.json().at("/next").asString() : null;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
