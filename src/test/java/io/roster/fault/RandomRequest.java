package io.roster.fault;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One of many requests, sensible or not, to one of the routes or beside them. The seed decides what it is made of. */
final class RandomRequest {

    private static final List<String> METHODS = List.of(
            "GET", "GET", "GET", "POST", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "QUERY", "TRACE",
            "X");
    private static final List<String> MEDIA_TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/x-ndjson",
            "application/merge-patch+json",
            "application/xml",
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "*/*",
            "json");
    private static final List<String> PARAMETERS = List.of(
            "limit",
            "cursor",
            "sort",
            "filter",
            "fields",
            "count",
            "explain",
            "name",
            "email.eq",
            "name.contains",
            "active",
            "status.in",
            "createdAt.ge",
            "version.lt",
            "dryRun",
            "atomic",
            "from",
            "to",
            "timeZone",
            "show",
            "nothing",
            "email.unknown",
            "name.eq.eq");
    private static final List<String> VALUES = List.of(
            "",
            "1",
            "0",
            "-1",
            "200",
            "201",
            "true",
            "false",
            "null",
            "name",
            "-name,id",
            "a",
            "%",
            "%zz",
            "%00",
            "%C3%28",
            "\u00e9",
            "a b",
            "+",
            "2026-01-31",
            "2026-01-31T00:00:00Z",
            "Europe/Berlin",
            "name eq \"a\"",
            "not (name eq \"a\" or email pr)",
            "((((((",
            "\"",
            "'",
            "9".repeat(400),
            "x".repeat(3_000),
            "active",
            "*",
            "users",
            "\u202e",
            "\ud83d\ude00",
            "&",
            "a&b=c",
            "#x",
            "1;drop table users");
    private static final List<String> HEADERS = List.of(
            "Idempotency-Key: a",
            "Idempotency-Key: \"\"",
            "Idempotency-Key: " + "k".repeat(200),
            "If-Match: \"0\"",
            "If-Match: *",
            "If-Match: x",
            "If-None-Match: *",
            "If-None-Match: W/\"0\"",
            "Consistency-Token: x",
            "Consistency-Token: user:1:2",
            "Accept: text/html",
            "Accept: */*",
            "Accept: x",
            "Accept-Encoding: gzip",
            "Content-Encoding: gzip",
            "Expect: 100-continue",
            "Range: bytes=0-1",
            "traceparent: 00-" + "1".repeat(32) + "-" + "1".repeat(16) + "-01",
            "X-Request-Id: \u00e9",
            "X-HTTP-Method-Override: DELETE",
            "Sec-Fetch-Site: cross-site",
            "Origin: null",
            "Cookie: a=b",
            "X-Forwarded-For: x",
            "Forwarded: for=x",
            "Upgrade: h2c",
            "Prefer: return=minimal",
            "Accept-Language: xx",
            "Long: " + "x".repeat(9_000));
    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "\"\"",
            "\"a\"",
            "[]",
            "{}",
            "[[]]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\u200b\"",
            "\"x@example.com\"",
            "\"2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4\"",
            "\"create-user\"",
            "\"delete-user\"",
            "\"issue-access-token\"",
            "\"name eq \\\"a\\\"\"",
            "{\"type\":\"user\",\"id\":\"2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4\"}",
            "[\"users:read\"]",
            "{\"field\":\"name\",\"order\":\"asc\"}",
            "{\"name\":\"Jo\",\"email\":\"jo@example.com\"}",
            "{\"and\":[{\"active\":true}]}");
    private static final List<String> MEMBERS = List.of(
            "id",
            "name",
            "email",
            "reason",
            "command",
            "commandId",
            "aggregate",
            "payload",
            "expectedVersion",
            "filter",
            "sort",
            "limit",
            "fields",
            "cursor",
            "count",
            "explain",
            "scopes",
            "expiresAt",
            "digest",
            "action",
            "");

    private final Random random;
    private final List<String> paths;
    private final List<String> ids;
    private final List<String> tokens;

    /**
     * The request of a seed.
     *
     * @param paths with {@code {}} where an id or a name goes
     * @param ids of users that there are
     * @param tokens some of them valid; an empty one stands for none
     */
    RandomRequest(long seed, List<String> paths, List<String> ids, List<String> tokens) {
        random = new Random(seed);
        this.paths = paths;
        this.ids = ids;
        this.tokens = tokens;
    }

    /** Its octets, in ISO 8859-1. */
    byte[] bytes() {
        String method = any(METHODS);
        StringBuilder head = new StringBuilder(method + " " + target() + " HTTP/1.1\r\nHost: localhost\r\n");
        String token = any(tokens);
        if (!token.isEmpty()) {
            head.append(one(20) ? "authorization: bearer " : "Authorization: Bearer ")
                    .append(token)
                    .append("\r\n");
        }
        while (one(3)) {
            head.append(any(HEADERS)).append("\r\n");
        }
        String body = method.equals("GET") && !one(10) ? "" : body();
        if (!body.isEmpty()) {
            head.append("Content-Type: ")
                    .append(one(3) ? any(MEDIA_TYPES) : MEDIA_TYPES.get(0))
                    .append("\r\n");
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        } else if (!method.equals("GET")) {
            head.append("Content-Length: 0\r\n");
        }
        return (head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String target() {
        String path = any(paths);
        while (path.contains("{}")) {
            path = path.replaceFirst("\\{}", one(3) ? "x" + encoded(any(VALUES)).replace("$", "") : any(ids));
        }
        if (one(30)) {
            path = any(List.of(
                    "/" + path,
                    path + "/",
                    path + ";x",
                    path + "/..",
                    path + "%2f",
                    "*",
                    "/%",
                    path.toUpperCase(Locale.ROOT)));
        }
        String query = IntStream.range(0, one(2) ? 0 : random.nextInt(4))
                .mapToObj(i -> any(PARAMETERS) + "=" + (one(10) ? any(VALUES).replace(' ', '+') : encoded(any(VALUES))))
                .collect(Collectors.joining("&"));
        String target = query.isEmpty() ? path : path + "?" + query;
        // Each octet of UTF-8 is a character of ISO 8859-1.
        return new String(target.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String body() {
        List<String> members = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            members.add("\"" + any(MEMBERS) + "\":" + value(3));
        }
        String object = "{" + String.join(",", members) + "}";
        return switch (random.nextInt(12)) {
            case 0 -> object.substring(0, random.nextInt(object.length()));
            case 1 -> "[".repeat(random.nextInt(2_000));
            case 2 -> any(JSON);
            case 3 -> object + "\n" + object + "\n";
            case 4 -> "\u00ff\u00fe\u0000" + object;
            case 5 -> "";
            case 6 -> "{\"command\":" + any(JSON) + ",\"payload\":" + object + "}";
            case 7 -> "{\"name\":\"Jo\",\"email\":\"" + random.nextInt(1_000) + "@example.com\"}";
            case 8 -> one(20) ? "{\"name\":\"" + "x".repeat(70_000) + "\"}" : object;
            case 9 ->
                "{\"command\":\"create-user\",\"payload\":{\"name\":\"Jo\",\"email\":\"" + random.nextInt(10_000)
                        + "@example.com\"}}";
            case 10 -> "{\"filter\":" + value(3) + "}";
            default -> object;
        };
    }

    private String value(int depth) {
        return depth > 0 && one(3) ? "{\"" + any(MEMBERS) + "\":" + value(depth - 1) + "}" : any(JSON);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
