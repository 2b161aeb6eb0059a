package io.roster.user.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A random query in each notation of the query language, and its answer. */
public final class RandomQuery {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> FIELDS =
            List.of("id", "name", "email", "active", "status", "version", "createdAt", "updatedAt");
    private static final Map<String, IntPredicate> ORDERS = Map.of(
            "eq", sign -> sign == 0,
            "ne", sign -> sign != 0,
            "gt", sign -> sign > 0,
            "ge", sign -> sign >= 0,
            "lt", sign -> sign < 0,
            "le", sign -> sign <= 0);

    private static final int MILLISECOND = 1_000_000;

    private final Random random;
    private final List<KnownUser> users;
    private final Comparator<String> textOrder;

    /** The comparisons that are query parameters of their own, by name. */
    private final Map<String, Drawn> comparisons = new LinkedHashMap<>();

    private final @Nullable RandomFilter filter;
    private final @Nullable RandomFilter whole;
    private final List<String> sort = new ArrayList<>();
    private final int limit;

    /** Generates a query; texts are ordered by the comparator. */
    public RandomQuery(long seed, List<KnownUser> users, Comparator<String> textOrder) {
        this.random = new Random(seed);
        this.users = users;
        this.textOrder = textOrder;
        for (int more = random.nextInt(5) - 1; more > 0; more--) {
            Drawn drawn = comparison();
            comparisons.putIfAbsent(drawn.parameter, drawn);
        }
        boolean alone = comparisons.isEmpty();
        filter = random.nextInt(alone ? 50 : 3) == 0
                ? null
                : node(alone && random.nextInt(20) == 0 ? 10 : random.nextInt(4));
        List<RandomFilter> parts = new ArrayList<>();
        comparisons.values().forEach(drawn -> parts.add(drawn.filter));
        if (filter != null) {
            parts.add(filter);
        }
        whole = parts.isEmpty() ? null : RandomFilter.allOf(parts, random);
        List<String> fields = new ArrayList<>(FIELDS);
        Collections.shuffle(fields, random);
        fields.subList(0, random.nextInt(random.nextInt(10) == 0 ? 6 : 4))
                .forEach(field -> sort.add((random.nextBoolean() ? "-" : "") + field));
        limit = 1 + random.nextInt(random.nextInt(10) == 0 ? 200 : 60);
    }

    /** A comparison, as a query parameter and in a filter. */
    private record Drawn(String parameter, List<String> values, RandomFilter filter) {}

    private RandomFilter node(int depth) {
        if (depth == 0) {
            return comparison().filter;
        }
        if (random.nextInt(3) == 0) {
            return RandomFilter.not(node(depth - 1), random);
        }
        List<RandomFilter> parts = new ArrayList<>();
        parts.add(node(depth - 1));
        for (int more = random.nextInt(4) == 0 ? 2 : 1; more > 0; more--) {
            parts.add(node(depth > 4 ? 0 : random.nextInt(depth)));
        }
        return random.nextBoolean() ? RandomFilter.allOf(parts, random) : RandomFilter.anyOf(parts, random);
    }

    private Drawn comparison() {
        String field = pick(FIELDS);
        boolean text = field.equals("name") || field.equals("email");
        boolean ordered = !field.equals("active") && !field.equals("status");
        return switch (random.nextInt(text ? 13 : ordered ? 9 : 6)) {
            case 0, 1 -> compared(field, "eq");
            case 2 -> compared(field, "ne");
            case 3, 4 -> in(field);
            case 5 -> present(field);
            case 6, 7 -> compared(field, pick(List.of("gt", "ge", "lt", "le")));
            case 8 -> between(field);
            case 9, 10 -> part(field, "startsWith", "sw");
            case 11 -> part(field, "endsWith", "ew");
            default -> part(field, "contains", "co");
        };
    }

    private Drawn compared(String field, String operator) {
        String value = value(field);
        Predicate<KnownUser> matches = matches(field, operator, value);
        String scim = scim(field, operator, value);
        RandomFilter filter =
                RandomFilter.comparison(scim, RandomFilter.ATOM, field, operator, literal(field, value), matches);
        boolean plain = operator.equals("eq") && random.nextBoolean();
        return new Drawn(plain ? field : field + "." + operator, List.of(value), plain ? filter.plain() : filter);
    }

    private Drawn in(String field) {
        List<String> values = new ArrayList<>();
        for (int more = random.nextInt(4); more >= 0; more--) {
            values.add(value(field));
        }
        List<Predicate<KnownUser>> each =
                values.stream().map(value -> matches(field, "eq", value)).toList();
        String scim = values.stream().map(value -> scim(field, "eq", value)).collect(Collectors.joining(" or "));
        return new Drawn(
                field + ".in",
                values,
                RandomFilter.comparison(
                        scim,
                        values.size() == 1 ? RandomFilter.ATOM : RandomFilter.OR,
                        field,
                        "in",
                        literals(field, values),
                        user -> each.stream().anyMatch(one -> one.test(user))));
    }

    private Drawn between(String field) {
        List<String> values = List.of(value(field), value(field));
        return new Drawn(
                field + ".between",
                values,
                RandomFilter.comparison(
                        scim(field, "ge", values.get(0)) + " and " + scim(field, "le", values.get(1)),
                        RandomFilter.AND,
                        field,
                        "between",
                        literals(field, values),
                        matches(field, "ge", values.get(0)).and(matches(field, "le", values.get(1)))));
    }

    /** Every user has a value in every field. */
    private Drawn present(String field) {
        boolean present = random.nextInt(3) > 0;
        String scim = field + " " + RandomFilter.word("pr", random);
        return new Drawn(
                field + ".present",
                List.of(Boolean.toString(present)),
                RandomFilter.comparison(
                        present ? scim : "not (" + scim + ")",
                        RandomFilter.ATOM,
                        field,
                        "present",
                        JSON.getNodeFactory().booleanNode(present),
                        user -> present));
    }

    private Drawn part(String field, String operator, String scim) {
        String value = value(field);
        int start = random.nextInt(value.length() + 1);
        String cut = switch (operator) {
            case "startsWith" -> value.substring(0, start);
            case "endsWith" -> value.substring(start);
            default -> value.substring(start, Math.min(value.length(), start + 1 + random.nextInt(3)));
        };
        // A lone surrogate is not a valid text.
        String written = cut.codePoints().anyMatch(it -> it >= 0xD800 && it <= 0xDFFF) ? "a" : cut;
        String part = (String) KnownUser.key(field, written);
        return new Drawn(
                field + "." + operator,
                List.of(written),
                RandomFilter.comparison(
                        scim(field, scim, written),
                        RandomFilter.ATOM,
                        field,
                        operator,
                        literal(field, written),
                        user -> {
                            String text = (String) user.key(field);
                            return switch (operator) {
                                case "startsWith" -> text.startsWith(part);
                                case "endsWith" -> text.endsWith(part);
                                default -> text.contains(part);
                            };
                        }));
    }

    private Predicate<KnownUser> matches(String field, String operator, String value) {
        Comparable<?> operand = KnownUser.key(field, value);
        IntPredicate fits = Objects.requireNonNull(ORDERS.get(operator));
        return user -> fits.test(compare(user.key(field), operand));
    }

    private String scim(String field, String operator, String value) {
        return (random.nextInt(8) == 0 ? field.toUpperCase(Locale.ROOT) : field) + " "
                + RandomFilter.word(operator, random) + " " + literal(field, value);
    }

    /** The value of a user, or one that no user has. */
    private String value(String field) {
        KnownUser user = pick(users);
        return switch (field) {
            case "id" -> random.nextInt(4) == 0 ? new UUID(random.nextLong(), random.nextLong()).toString() : user.id();
            case "name" ->
                switch (random.nextInt(6)) {
                    case 0 -> user.view().name().value().toUpperCase(Locale.ROOT);
                    case 1 -> pick(List.of("%", "_", "'", "\\", "\"", "a%", "()", "?", ""));
                    default -> user.view().name().value();
                };
            case "email" ->
                random.nextInt(4) == 0
                        ? user.view().email().value().toUpperCase(Locale.ROOT)
                        : user.view().email().value();
            case "active" -> Boolean.toString(random.nextBoolean());
            case "status" -> pick(List.of("active", "inactive", "deleted"));
            case "version" -> Long.toString(random.nextInt(4) - 1L);
            case "createdAt" -> time(user.view().createdAt());
            default -> time(user.view().updatedAt());
        };
    }

    /** A time close to this one, with some offset from UTC. */
    private String time(Instant time) {
        long nanos = pick(List.of(0, 0, 0, MILLISECOND, -MILLISECOND, 1_000, -1_000));
        int hours = random.nextInt(5) == 0 ? random.nextInt(37) - 18 : 0;
        return time.plusNanos(nanos).atOffset(ZoneOffset.ofHours(hours)).toString();
    }

    private static JsonNode literal(String field, String value) {
        return switch (field) {
            case "active" -> JSON.getNodeFactory().booleanNode(Boolean.parseBoolean(value));
            case "version" -> JSON.getNodeFactory().numberNode(Long.parseLong(value));
            default -> JSON.getNodeFactory().stringNode(value);
        };
    }

    private static ArrayNode literals(String field, List<String> values) {
        ArrayNode array = JSON.createArrayNode();
        values.forEach(value -> array.add(literal(field, value)));
        return array;
    }

    @SuppressWarnings("unchecked") // both are keys of the same field
    private int compare(Comparable<?> one, Comparable<?> other) {
        return one instanceof String text
                ? textOrder.compare(text, (String) other)
                : ((Comparable<Object>) one).compareTo(other);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The maximum number of users on a page. */
    public int limit() {
        return limit;
    }

    /** The ids of all users that match, in order. */
    public List<String> answer() {
        Comparator<KnownUser> order = null;
        for (String key : order()) {
            boolean descending = key.startsWith("-");
            String field = descending ? key.substring(1) : key;
            Comparator<KnownUser> next = (one, other) -> compare(one.key(field), other.key(field));
            next = descending ? next.reversed() : next;
            order = order == null ? next : order.thenComparing(next);
        }
        Comparator<KnownUser> byId = Comparator.comparing(KnownUser::id);
        boolean backwards = order != null && order().get(order().size() - 1).startsWith("-");
        boolean deletedToo = whole != null && whole.mentionsStatus();
        return users.stream()
                .filter(user -> deletedToo || !user.view().status().toString().equals("deleted"))
                .filter(user -> whole == null || whole.matches().test(user))
                .sorted(order == null ? byId : order.thenComparing(backwards ? byId.reversed() : byId))
                .map(KnownUser::id)
                .toList();
    }

    /** Without sort keys, the first prefix determines the order. */
    private List<String> order() {
        return sort.isEmpty() && whole != null
                ? whole.prefixes().stream().limit(1).toList()
                : sort;
    }

    /** The query in JSON, optionally with a SCIM filter. */
    public ObjectNode json(boolean filterInScim) {
        ObjectNode query = JSON.createObjectNode();
        if (whole != null) {
            query.set("filter", filterInScim ? JSON.getNodeFactory().stringNode(whole.scim()) : whole.json());
        }
        query.put("limit", limit).put("count", true);
        ArrayNode keys = query.putArray("sort");
        sort.forEach(key -> keys.addObject()
                .put("field", key.startsWith("-") ? key.substring(1) : key)
                .put("order", key.startsWith("-") ? "desc" : "asc"));
        return query;
    }

    /** The query in query parameters, partly with a SCIM filter. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        comparisons.forEach((name, drawn) -> parameters.put(name, drawn.values));
        if (filter != null) {
            parameters.put("filter", List.of(filter.scim()));
        }
        parameters.put("limit", List.of(Integer.toString(limit)));
        parameters.put("count", List.of("true"));
        if (!sort.isEmpty()) {
            parameters.put("sort", List.of(String.join(",", sort)));
        }
        return parameters;
    }

    @Override
    public String toString() {
        return json(false) + " or " + parameters();
    }
}
