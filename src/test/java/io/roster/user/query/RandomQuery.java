package io.roster.user.query;

import io.roster.user.api.UserView;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A query drawn at random: as each spelling of the query language writes it, and what it means to somebody who goes through all
 * users one by one. Shares nothing with the product's own parser and translation.
 */
final class RandomQuery {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> FIELDS =
            List.of("id", "name", "email", "active", "status", "version", "createdAt", "updatedAt");
    private static final List<String> ORDERS = List.of("gt", "ge", "lt", "le");
    private static final List<String> PARTS = List.of("startsWith", "endsWith", "contains");

    private final Random random;
    private final List<UserView> users;
    private final Node filter;
    private final List<String> sort = new ArrayList<>();
    final int limit;

    RandomQuery(long seed, List<UserView> users) {
        this.random = new Random(seed);
        this.users = users;
        this.filter = node(random.nextInt(100) < 5 ? 10 : random.nextInt(4));
        List<String> fields = new ArrayList<>(FIELDS);
        Collections.shuffle(fields, random);
        fields.subList(0, random.nextInt(4)).forEach(field -> sort.add((random.nextBoolean() ? "-" : "") + field));
        this.limit = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 60);
    }

    /** What a filter means, and how it is written. */
    private record Node(String scim, JsonNode json, Predicate<UserView> matches, boolean mentionsStatus) {}

    private Node node(int depth) {
        if (depth == 0) {
            return comparison();
        }
        if (random.nextInt(3) == 0) {
            Node negated = node(depth - 1);
            ObjectNode json = JSON.createObjectNode();
            json.set("not", negated.json);
            return new Node("not (" + negated.scim + ")", json, negated.matches.negate(), negated.mentionsStatus);
        }
        boolean all = random.nextBoolean();
        List<Node> parts = new ArrayList<>();
        parts.add(node(depth - 1));
        parts.add(depth > 4 ? comparison() : node(random.nextInt(depth)));
        ArrayNode array = JSON.createArrayNode();
        parts.forEach(part -> array.add(part.json));
        ObjectNode json = JSON.createObjectNode();
        json.set(all ? "and" : "or", array);
        return new Node(
                parts.stream().map(part -> "(" + part.scim + ")").collect(Collectors.joining(all ? " and " : " or ")),
                json,
                user -> all
                        ? parts.stream().allMatch(part -> part.matches.test(user))
                        : parts.stream().anyMatch(part -> part.matches.test(user)),
                parts.stream().anyMatch(Node::mentionsStatus));
    }

    private Node comparison() {
        String field = pick(FIELDS);
        boolean text = field.equals("name") || field.equals("email");
        boolean ordered = !field.equals("active") && !field.equals("status");
        int kind = random.nextInt(text ? 10 : ordered ? 7 : 4);
        String value = value(field);
        return switch (kind) {
            case 0, 1 -> one(field, "eq", "eq", value, user -> compare(field, user, value) == 0);
            case 2 -> one(field, "ne", "ne", value, user -> compare(field, user, value) != 0);
            case 3 -> in(field, List.of(value, value(field)));
            case 4, 5 -> {
                String order = pick(ORDERS);
                yield one(field, order, order, value, user -> switch (order) {
                    case "gt" -> compare(field, user, value) > 0;
                    case "ge" -> compare(field, user, value) >= 0;
                    case "lt" -> compare(field, user, value) < 0;
                    default -> compare(field, user, value) <= 0;
                });
            }
            case 6 -> between(field, value, value(field));
            default -> part(field, pick(PARTS), value);
        };
    }

    private Node one(String field, String json, String scim, String value, Predicate<UserView> matches) {
        ObjectNode operator = JSON.createObjectNode();
        operator.set(json, literal(field, value));
        ObjectNode filter = JSON.createObjectNode();
        filter.set(field, json.equals("eq") && random.nextBoolean() ? literal(field, value) : operator);
        return new Node(field + " " + scim + " " + literal(field, value), filter, matches, field.equals("status"));
    }

    private Node in(String field, List<String> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(value -> array.add(literal(field, value)));
        ObjectNode json = JSON.createObjectNode();
        json.set(field, JSON.createObjectNode().set("in", array));
        return new Node(
                values.stream()
                        .map(value -> field + " eq " + literal(field, value))
                        .collect(Collectors.joining(" or ")),
                json,
                user -> values.stream().anyMatch(value -> compare(field, user, value) == 0),
                field.equals("status"));
    }

    private Node between(String field, String least, String greatest) {
        ArrayNode array = JSON.createArrayNode();
        array.add(literal(field, least)).add(literal(field, greatest));
        ObjectNode json = JSON.createObjectNode();
        json.set(field, JSON.createObjectNode().set("between", array));
        return new Node(
                field + " ge " + literal(field, least) + " and " + field + " le " + literal(field, greatest),
                json,
                user -> compare(field, user, least) >= 0 && compare(field, user, greatest) <= 0,
                false);
    }

    private Node part(String field, String operator, String value) {
        int start = random.nextInt(value.length() + 1);
        String raw = operator.equals("startsWith")
                ? value.substring(0, start)
                : operator.equals("endsWith")
                        ? value.substring(start)
                        : value.substring(start, Math.min(value.length(), start + 1 + random.nextInt(3)));
        // Half of a surrogate pair is no text.
        String cut = raw.codePoints().anyMatch(it -> it >= 0xD800 && it <= 0xDFFF) ? "a" : raw;
        String part = fold(cut);
        return one(
                field,
                operator,
                operator.equals("startsWith") ? "sw" : operator.equals("endsWith") ? "ew" : "co",
                cut,
                user -> {
                    String text = key(field, user);
                    return switch (operator) {
                        case "startsWith" -> text.startsWith(part);
                        case "endsWith" -> text.endsWith(part);
                        default -> text.contains(part);
                    };
                });
    }

    /** The value of some user, or one that nobody has. */
    private String value(String field) {
        UserView user = pick(users);
        return switch (field) {
            case "id" ->
                random.nextInt(4) == 0
                        ? new UUID(random.nextLong(), random.nextLong()).toString()
                        : user.id().toString();
            case "name" ->
                switch (random.nextInt(6)) {
                    case 0 -> user.name().value().toUpperCase(Locale.ROOT);
                    case 1 -> pick(List.of("%", "_", "'", "\\", "\"", "a%", "()", "?"));
                    default -> user.name().value();
                };
            case "email" ->
                random.nextInt(4) == 0
                        ? user.email().value().toUpperCase(Locale.ROOT)
                        : user.email().value();
            case "active" -> Boolean.toString(random.nextBoolean());
            case "status" -> pick(List.of("active", "inactive", "deleted"));
            case "version" -> Long.toString(random.nextInt(4) - 1L);
            case "createdAt" ->
                user.createdAt().plusMillis(random.nextInt(3) - 1L).toString();
            default -> user.updatedAt().toString();
        };
    }

    private static JsonNode literal(String field, String value) {
        return switch (field) {
            case "active" -> JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(value));
            case "version" -> JSON.getNodeFactory().numberNode(Long.parseLong(value));
            default -> JSON.getNodeFactory().stringNode(value);
        };
    }

    private static int compare(String field, UserView user, String value) {
        return switch (field) {
            case "id" -> user.id().toString().compareTo(value);
            case "name", "email" -> byCodePoint(key(field, user), fold(value));
            case "active" -> Boolean.compare(user.active(), Boolean.parseBoolean(value));
            case "status" -> user.status().toString().compareTo(value);
            case "version" -> Long.compare(user.version(), Long.parseLong(value));
            case "createdAt" -> user.createdAt().compareTo(Instant.parse(value));
            default -> user.updatedAt().compareTo(Instant.parse(value));
        };
    }

    private static String key(String field, UserView user) {
        return fold(field.equals("name") ? user.name().value() : user.email().value());
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
    }

    private static int byCodePoint(String one, String other) {
        int[] ones = one.codePoints().toArray();
        int[] others = other.codePoints().toArray();
        return Arrays.compare(ones, others);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The users that match, all of them, in order. */
    List<String> answer() {
        Comparator<UserView> order = null;
        for (String key : sort) {
            boolean descending = key.startsWith("-");
            String field = descending ? key.substring(1) : key;
            Comparator<UserView> next = (one, other) -> compare(field, one, value(field, other));
            next = descending ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        Comparator<UserView> byId = Comparator.comparing(user -> user.id().toString());
        boolean backwards = order != null && sort.get(sort.size() - 1).startsWith("-");
        Comparator<UserView> whole = order == null ? byId : order.thenComparing(backwards ? byId.reversed() : byId);
        return users.stream()
                .filter(user ->
                        filter.mentionsStatus || !user.status().toString().equals("deleted"))
                .filter(filter.matches)
                .sorted(whole)
                .map(user -> user.id().toString())
                .toList();
    }

    private static String value(String field, UserView user) {
        return switch (field) {
            case "id" -> user.id().toString();
            case "name" -> user.name().value();
            case "email" -> user.email().value();
            case "active" -> Boolean.toString(user.active());
            case "status" -> user.status().toString();
            case "version" -> Long.toString(user.version());
            case "createdAt" -> user.createdAt().toString();
            default -> user.updatedAt().toString();
        };
    }

    /** The JSON spelling. */
    ObjectNode json() {
        ObjectNode query = JSON.createObjectNode();
        query.set("filter", filter.json);
        query.put("limit", limit);
        ArrayNode keys = query.putArray("sort");
        order().forEach(key -> keys.addObject()
                .put("field", key.startsWith("-") ? key.substring(1) : key)
                .put("order", key.startsWith("-") ? "desc" : "asc"));
        return query;
    }

    /** The spelling as query parameters, with the notation of SCIM. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("filter", List.of(filter.scim));
        parameters.put("limit", List.of(Integer.toString(limit)));
        parameters.put("sort", List.of(String.join(",", order())));
        return parameters;
    }

    /** A prefix has an order of its own unless another is asked for. */
    private List<String> order() {
        return sort.isEmpty() ? List.of("id") : sort;
    }

    @Override
    public String toString() {
        return json() + " or " + parameters();
    }
}
