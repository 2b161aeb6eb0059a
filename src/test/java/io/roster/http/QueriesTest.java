package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The query language over HTTP: its three spellings, pages, shapes, and what it says of itself. */
class QueriesTest extends HttpTest {

    /** A name that no other test gives. */
    private final String run = "q" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void theThreeSpellingsFindTheSame() {
        users(5);
        String deactivated = id(api.get(list("name=" + run + "-3")));
        api.post("/api/users/" + deactivated + "/deactivate", "{}");

        JsonNode json = api.post("/api/users/query", """
                        {"filter":{"name":{"startsWith":"%s"},"or":[{"active":false},{"email":{"endsWith":"-1@EXAMPLE.com"}}]},
                         "sort":[{"field":"name","order":"desc"}]}""".formatted(run)).json();
        String scim = "name sw \"" + run + "\" and (active eq false or email ew \"-1@EXAMPLE.com\")";

        assertThat(names(json)).containsExactly(run + "-3", run + "-1");
        assertThat(api.get(list("filter=" + encoded(scim) + "&sort=-name")).json())
                .isEqualTo(json);
        assertThat(names(api.get(list("name.startsWith=" + run + "&active=false"))
                        .json()))
                .containsExactly(run + "-3");
        assertThat(names(api.get(list("name.in=" + run + "-2&name.in=" + run + "-4&sort=name"))
                        .json()))
                .containsExactly(run + "-2", run + "-4");
    }

    @Test
    void aWalkSeesEachUserOnceWhileOthersComeAndGo() {
        users(30);
        List<String> seen = new ArrayList<>();
        String next = "";
        int page = 0;
        while (next != null) {
            JsonNode json =
                    api.get(list("name.startsWith=" + run + "&limit=7" + next)).json();
            names(json).stream().filter(name -> !name.contains("new")).forEach(seen::add);
            api.create(UUID.randomUUID(), run + "-" + page + "new", UUID.randomUUID() + "@example.com");
            api.delete("/api/users/" + id(api.get(list("name=" + run + "-0new"))));
            next = json.has("next") ? "&cursor=" + json.at("/next").asString() : null;
            page++;
        }

        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 30).mapToObj(i -> run + "-" + i).toList());
    }

    @Test
    void aCursorOfAnotherQueryIsRefused() {
        users(2);
        String cursor = api.get(list("name.startsWith=" + run + "&limit=1"))
                .json()
                .at("/next")
                .asString();

        for (String other : List.of("name.startsWith=q&limit=1", "limit=1", "name.startsWith=" + run + "&sort=-name")) {
            Reply refused = api.get(list(other + "&cursor=" + cursor));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/type").asString()).isEqualTo("urn:roster:problem:invalid-query");
            assertThat(refused.json().at("/parameter").asString()).isEqualTo("cursor");
        }
    }

    @Test
    void allThatMatchAreCountedIfAsked() {
        users(4);

        JsonNode counted =
                api.get(list("name.startsWith=" + run + "&limit=1&count=true")).json();
        assertThat(counted.at("/count").asInt()).isEqualTo(4);
        assertThat(counted.has("countCapped")).isFalse();
        assertThat(api.get(list("name=" + run)).json()).hasToString("{\"items\":[]}");
        assertThat(api.get(list("name=" + run + "&count=true")).json()).hasToString("{\"items\":[],\"count\":0}");
    }

    @Test
    void onlyTheFieldsThatAreAskedForAreShown() {
        users(1);
        String id = id(api.get(list("name=" + run + "-0")));

        assertThat(api.get(list("name=" + run + "-0&fields=name,active")).json())
                .hasToString("{\"items\":[{\"name\":\"" + run + "-0\",\"active\":true}]}");
        assertThat(api.get("/api/users/" + id + "?fields=id").json()).hasToString("{\"id\":\"" + id + "\"}");
        assertThat(api.get("/api/users/one?fields=id&name=" + run + "-0").json())
                .hasToString("{\"id\":\"" + id + "\"}");
        assertThat(api.get("/api/users/" + id + "?fields=shoeSize").status()).isEqualTo(400);
        assertThat(api.get("/api/users/" + id + "?sort=id").status()).isEqualTo(400);
    }

    @Test
    void aPageIsNotSentAgainWhileItHasNotChanged() {
        users(2);
        String path = list("name.startsWith=" + run);
        String tag = api.get(path).header("ETag");

        assertThat(api.send(path, request -> request.header("If-None-Match", tag))
                        .status())
                .isEqualTo(304);
        api.create(UUID.randomUUID(), run + "-new", UUID.randomUUID() + "@example.com");
        assertThat(api.send(path, request -> request.header("If-None-Match", tag))
                        .status())
                .isEqualTo(200);
    }

    /** Another user may come to be what is looked for, with the same version. */
    @Test
    void whoIsFoundIsSentAgainIfItIsAnother() {
        String path = "/api/users/one?email=" + run + "@example.com";
        UUID first = UUID.randomUUID();
        api.create(first, "Alice", run + "@example.com");
        String tag = api.get(path).header("ETag");
        assertThat(api.send(path, request -> request.header("If-None-Match", tag))
                        .status())
                .isEqualTo(304);
        api.delete("/api/users/" + first);
        api.create(UUID.randomUUID(), "Bob", run + "@example.com");

        assertThat(api.send(path, request -> request.header("If-None-Match", tag))
                        .json()
                        .at("/name")
                        .asString())
                .isEqualTo("Bob");
    }

    @Test
    void aQueryIsExplainedInsteadOfAnswered() {
        users(1);
        JsonNode explained = api.get(list("explain=true&sort=-createdAt&filter=" + encoded("name sw \"" + run + "\"")))
                .json();

        assertThat(explained.at("/filter").asString())
                .isEqualTo("(name startsWith \"" + run + "\" and status ne \"deleted\")");
        assertThat(explained.at("/sort/0/field").asString()).isEqualTo("createdAt");
        assertThat(explained.at("/indexes/0").asString()).isEqualTo("users_a_name");
        assertThat(explained.at("/rows").asInt()).isEqualTo(1);
        assertThat(explained.at("/cost").isNumber()).isTrue();
        assertThat(api.get(list("explain=true&sort=-createdAt&active=true"))
                        .json()
                        .at("/indexes/0")
                        .asString())
                .isIn("users_a_created_at", "users_a_active");
    }

    @Test
    void usersAreCountedByStatusAndByDay() {
        JsonNode before = api.get("/api/users/statistics").json();
        UUID id = UUID.randomUUID();
        api.create(id, run, run + "@example.com");
        String token = api.delete("/api/users/" + id).header("Consistency-Token");

        JsonNode after = api.getAfter(token, "/api/users/statistics").json();
        assertThat(after.at("/byStatus/deleted").asLong()
                        - before.at("/byStatus/deleted").asLong())
                .isEqualTo(1);
        assertThat(after.at("/byStatus/active").asLong())
                .isEqualTo(before.at("/byStatus/active").asLong());
        assertThat(after.at("/byDay")
                        .valueStream()
                        .mapToLong(day -> day.at("/deleted").asLong())
                        .sum())
                .isPositive();
        assertThat(api.get("/api/users/statistics?from=2020-01-01&to=2020-12-31")
                        .json()
                        .at("/byDay"))
                .isEmpty();
        assertThat(api.get("/api/users/statistics?from=2020-01-01&to=2026-01-01")
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/users/statistics?from=2020-01-02&to=2020-01-01")
                        .status())
                .isEqualTo(400);
        for (String day :
                List.of("yesterday", "", "2026-13-01", "-999999999-01-01", "%2B999999999-12-31", "11/12/26")) {
            assertThat(api.get("/api/users/statistics?from=" + day).status()).isEqualTo(400);
            assertThat(api.get("/api/users/statistics?to=" + day).status()).isEqualTo(400);
        }
    }

    @Test
    void theCatalogueSaysWhatCanBeAskedFor() {
        JsonNode users = api.get("/api/queries").json().at("/items/0");

        assertThat(users.at("/name").asString()).isEqualTo("users");
        assertThat(users.at("/path").asString()).isEqualTo("/api/users");
        assertThat(users.at("/fields")
                        .valueStream()
                        .map(field -> field.at("/name").asString()))
                .containsExactly("id", "name", "email", "active", "status", "version", "createdAt", "updatedAt");
        assertThat(users.at("/fields/4"))
                .hasToString(
                        "{\"name\":\"status\",\"type\":\"choice\",\"operators\":[\"eq\",\"ne\",\"in\",\"present\"],"
                                + "\"sortable\":true,\"choices\":[\"active\",\"inactive\",\"deleted\"]}");
    }

    private void users(int number) {
        for (int i = 0; i < number; i++) {
            api.create(UUID.randomUUID(), run + "-" + i, run + "-" + i + "@example.com");
        }
    }

    private static String list(String query) {
        return "/api/users?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String id(Reply page) {
        return page.json().at("/items/0/id").asString();
    }

    private static List<String> names(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(user -> user.at("/name").asString())
                .toList();
    }
}
