package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
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
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Queries drawn at random and asked over HTTP, against going through all users one by one. More of them with
 * {@code -Droster.http-users=1000 -Droster.http-queries=10000}.
 */
class RandomQueriesTest extends HttpTest {

    private static final int USERS = Integer.getInteger("roster.http-users", 60);
    private static final int QUERIES = Integer.getInteger("roster.http-queries", 200);
    private static final int REPEATS = 3;
    private static final String EVERYBODY =
            "/api/users?status.in=active&status.in=inactive&status.in=deleted&limit=200";

    @Test
    void areAnsweredAsByGoingThroughAllUsers() {
        createUsers();
        List<KnownUser> users = everybody();

        for (int seed = 0; seed < QUERIES; seed++) {
            RandomQuery query = new RandomQuery(seed, users, Comparator.naturalOrder());
            List<String> answer = query.answer();
            int pages = 1 + Math.min(2, answer.size() / query.limit());
            List<String> expected = answer.subList(0, Math.min(answer.size(), pages * query.limit()));

            assertThat(walk(query, seed % 4, pages, answer.size()))
                    .as("seed %d: %s", seed, query)
                    .isEqualTo(expected);
        }
    }

    /** The ids on some pages, each of which must say how many there are on all. */
    private List<String> walk(RandomQuery query, int spelling, int pages, int count) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < pages; page++) {
            Reply reply = answer(query, spelling, cursor);
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

    /** Any query may take too long on a busy machine, and is asked again. */
    private Reply answer(RandomQuery query, int spelling, @Nullable String cursor) {
        Reply reply = ask(query, spelling, cursor);
        for (int more = REPEATS; more > 0 && reply.response().body().contains("query-too-costly"); more--) {
            reply = ask(query, spelling, cursor);
        }
        return reply;
    }

    private Reply ask(RandomQuery query, int spelling, @Nullable String cursor) {
        if (spelling < 2) {
            ObjectNode json = query.json(spelling == 0);
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
            String token = last.header("Consistency-Token");
            Awaitility.await("the read model")
                    .until(() -> api.getAfter(token, "/api/users/" + id).status() == 200);
        }
    }

    /** All users that there are, of this test and of others before it. */
    private List<KnownUser> everybody() {
        List<KnownUser> users = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Reply page = api.get(EVERYBODY + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
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
