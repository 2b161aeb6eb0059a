package io.roster.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queries of each kind for the users that {@link Population} has made, each for some users that are chosen at random. */
final class Queries {

    /** How many different values a query is asked for. */
    private static final int VARIANTS = 200;

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    /** Where the page deep in the list begins, if there are so many users. */
    private static final int DEEP = 20_000;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT =
            "select id, name, email, active, status, version, created_at, updated_at from users_a ";
    private static final String LIMIT = " limit " + (PAGE + 1);

    private final int users;
    private final Http http;

    Queries(int users, Http http) {
        this.users = users;
        this.http = http;
    }

    List<Query> fetch() {
        return forSome(user -> {
            String id = json("/api/users/one?email=" + Population.email(user))
                    .at("/id")
                    .asString();
            return new Query("fetch", "/api/users/" + id, SELECT + "where id = ?", List.of(UUID.fromString(id)));
        });
    }

    List<Query> findOne() {
        return forSome(user -> new Query(
                "find one by e-mail address",
                "/api/users/one?email=" + Population.email(user),
                SELECT + "where email_key = ?",
                List.of(Population.email(user))));
    }

    List<Query> firstPage() {
        return List.of(new Query(
                "first page by name",
                "/api/users?sort=name&limit=" + PAGE,
                SELECT + "order by name_key, id" + LIMIT,
                List.of()));
    }

    List<Query> deepPage() {
        JsonNode page = json("/api/users?sort=name&limit=" + LARGEST_PAGE);
        for (int seen = LARGEST_PAGE; seen < users / 2 && seen < DEEP; seen += LARGEST_PAGE) {
            page = json("/api/users?sort=name&limit=" + LARGEST_PAGE + "&cursor=" + cursor(page));
        }
        JsonNode last = page.at("/items/" + (page.at("/items").size() - 1));
        return List.of(new Query(
                "page deep in the list, by name",
                "/api/users?sort=name&limit=" + PAGE + "&cursor=" + cursor(page),
                SELECT + "where (name_key, id) > (?, ?) order by name_key, id" + LIMIT,
                List.of(
                        folded(last.at("/name").asString()),
                        UUID.fromString(last.at("/id").asString()))));
    }

    List<Query> prefix() {
        return forSome(user -> {
            String name = Population.name(user);
            String start = name.substring(0, name.length() - 4);
            return new Query(
                    "prefix of a name",
                    "/api/users?sort=name&name.startsWith=" + encoded(start),
                    SELECT + "where name_key >= ? and name_key < ? order by name_key, id" + LIMIT,
                    List.of(folded(start), folded(start) + "\uffff"));
        });
    }

    List<Query> part() {
        return forSome(user -> {
            String part = Population.name(user).replaceAll("^.* .", "");
            return new Query(
                    "part of a name",
                    "/api/users?name.contains=" + encoded(part),
                    SELECT + "where name_key like ? order by id" + LIMIT,
                    List.of("%" + folded(part) + "%"));
        });
    }

    private List<Query> forSome(IntFunction<Query> query) {
        return new Random(1).ints(VARIANTS, 0, users).mapToObj(query).toList();
    }

    private JsonNode json(String path) {
        return JSON.readTree(http.get(path));
    }

    private static String cursor(JsonNode page) {
        return page.at("/next").asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
