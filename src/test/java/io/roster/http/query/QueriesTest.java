package io.roster.http.query;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The query language over HTTP: its three syntaxes, paging, projection to fields, and its catalogue. */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class QueriesTest extends HttpTest {

    /** A prefix that only this test gives to names. */
    private final String run = "q" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void allThreeSyntaxesFindTheSameUsers() {
        createUsers(5);
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
    void pagingReturnsEachUserOnceWhileOthersAreCreatedAndDeleted() {
        createUsers(30);
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
    void cursorOfAnotherQueryIsRejected() {
        createUsers(2);
        String cursor = api.get(list("name.startsWith=" + run + "&limit=1")).text("/next");

        for (String other : List.of("name.startsWith=q&limit=1", "limit=1", "name.startsWith=" + run + "&sort=-name")) {
            Reply rejected = api.get(list(other + "&cursor=" + cursor));
            assertProblem(rejected, 400, "invalid-query");
            assertThat(rejected.text("/errors/0/parameter")).isEqualTo("cursor");
        }
    }

    @Test
    void matchesAreCountedOnRequest() {
        createUsers(4);

        JsonNode counted =
                api.get(list("name.startsWith=" + run + "&limit=1&count=true")).json();
        assertThat(counted.at("/count").asInt()).isEqualTo(4);
        assertThat(counted.has("countCapped")).isFalse();
        assertThat(api.get(list("name=" + run)).json()).hasToString("{\"items\":[]}");
        assertThat(api.get(list("name=" + run + "&count=true")).json()).hasToString("{\"items\":[],\"count\":0}");
    }

    @Test
    void onlyRequestedFieldsAreReturned() {
        createUsers(1);
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
    void pageIsNotModifiedUntilItChanges() {
        createUsers(2);
        String path = list("name.startsWith=" + run);
        String etag = api.get(path).header("ETag");

        assertThat(api.getIfNoneMatch(etag, path).status()).isEqualTo(304);
        api.create(UUID.randomUUID(), run + "-new", UUID.randomUUID() + "@example.com");
        assertThat(api.getIfNoneMatch(etag, path).status()).isEqualTo(200);
    }

    @Test
    void etagOfOneUserDoesNotMatchAnotherOfTheSameVersion() {
        String path = "/api/users/one?email=" + run + "@example.com";
        UUID first = UUID.randomUUID();
        api.create(first, "Alice", run + "@example.com");
        String etag = api.get(path).header("ETag");
        assertThat(api.getIfNoneMatch(etag, path).status()).isEqualTo(304);
        api.delete("/api/users/" + first);
        api.create(UUID.randomUUID(), "Bob", run + "@example.com");

        assertThat(api.getIfNoneMatch(etag, path).text("/name")).isEqualTo("Bob");
    }

    @Test
    void queryIsExplainedInsteadOfExecuted() {
        createUsers(1);
        JsonNode explained = api.get(list("explain=true&sort=-createdAt&filter=" + encoded("name sw \"" + run + "\"")))
                .json();

        assertThat(explained.at("/filter").asString())
                .isEqualTo("(name startsWith \"" + run + "\" and status ne \"deleted\")");
        assertThat(explained.at("/sort/0/field").asString()).isEqualTo("createdAt");
        assertThat(explained.at("/sort/0/order").asString()).isEqualTo("desc");
        assertThat(explained.at("/indexes/0").asString()).isEqualTo("users_a_name");
        assertThat(explained.at("/rows").asInt()).isEqualTo(1);
        assertThat(explained.at("/cost").isNumber()).isTrue();
        assertThat(api.get(list("explain=true&sort=-createdAt&active=true")).text("/indexes/0"))
                .isIn("users_a_created_at", "users_a_active");
    }

    /** It would otherwise read the whole table in the order of the page. */
    @Test
    void aPartOfANameIsFoundInTheIndexOfTheNames() {
        createUsers(1);
        String part = run.substring(1);
        JsonNode explained = api.get(list("explain=true&name.contains=" + part)).json();

        assertThat(explained.at("/indexes").valueStream().map(JsonNode::asString))
                .containsExactly("users_a_name", "users_a_id");
        assertThat(explained.at("/rows").asInt()).isEqualTo(1);
        assertThat(api.get(list("name.contains=" + part)).json().at("/items")).hasSize(1);
    }

    @Test
    void statisticsCountUsersByStatusAndDay() {
        JsonNode before = api.get("/api/users/statistics").json();
        UUID id = UUID.randomUUID();
        api.create(id, run, run + "@example.com");
        String token = api.delete("/api/users/" + id).consistencyToken();

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
                .hasSize(366)
                .allMatch(day -> day.at("/created").asLong() == 0);
        JsonNode inApia = api.get("/api/users/statistics?timeZone=Pacific/Apia").json();
        assertThat(inApia.at("/byDay")).hasSize(31);
        assertThat(inApia.at("/byDay/30/day").asString())
                .isEqualTo(LocalDate.now(ZoneId.of("Pacific/Apia")).toString());
        for (String zone : List.of("Europe/Berlni", "%2B02:07", "", "europe/berlin")) {
            assertProblem(api.get("/api/users/statistics?timeZone=" + zone), 400, "invalid-parameter");
        }
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
    void catalogueListsFieldsAndOperators() {
        JsonNode resources = api.get("/api/queries").json().at("/items");

        assertThat(resources.valueStream().map(resource -> resource.at("/name").asString()))
                .containsExactly("tokens", "users");
        JsonNode users = resources.get(1);
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

    private void createUsers(int number) {
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
        return page.text("/items/0/id");
    }

    private static List<String> names(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(user -> user.at("/name").asString())
                .toList();
    }
}
