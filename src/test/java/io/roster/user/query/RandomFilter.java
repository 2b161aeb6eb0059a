package io.roster.user.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a filter means to a scan of all users, and how each notation writes it. Shares nothing with the product's own parser and
 * translation.
 *
 * @param scim the SCIM filter
 * @param binding how tightly its outermost operator binds: {@link #OR}, {@link #AND} or {@link #ATOM}
 * @param json the JSON filter
 * @param matches what it means
 * @param mentionsStatus whether it includes deleted users
 * @param prefixes the fields whose prefix every match must have, in order
 */
record RandomFilter(
        String scim,
        int binding,
        ObjectNode json,
        Predicate<KnownUser> matches,
        boolean mentionsStatus,
        List<String> prefixes) {

    static final int OR = 0;
    static final int AND = 1;
    static final int ATOM = 2;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A comparison with the operator of this name, and what it means. */
    static RandomFilter comparison(
            String scim, int binding, String field, String operator, JsonNode value, Predicate<KnownUser> matches) {
        ObjectNode json = JSON.createObjectNode();
        json.putObject(field).set(operator, value);
        return new RandomFilter(
                scim,
                binding,
                json,
                matches,
                field.equals("status"),
                operator.equals("startsWith") ? List.of(field) : List.of());
    }

    /** The same comparison for equality, in its short form without an operator. */
    RandomFilter plain() {
        ObjectNode plain = JSON.createObjectNode();
        json.properties()
                .forEach(member -> plain.set(member.getKey(), member.getValue().get("eq")));
        return new RandomFilter(scim, binding, plain, matches, mentionsStatus, prefixes);
    }

    static RandomFilter not(RandomFilter negated, Random random) {
        ObjectNode json = JSON.createObjectNode();
        json.set("not", negated.json);
        String scim = word("not", random) + (random.nextBoolean() ? " (" : "(") + negated.scim + ")";
        return new RandomFilter(scim, ATOM, json, negated.matches.negate(), negated.mentionsStatus, List.of());
    }

    static RandomFilter allOf(List<RandomFilter> parts, Random random) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        ObjectNode members = random.nextBoolean() ? merged(parts) : JSON.createObjectNode();
        return new RandomFilter(
                joined(parts, AND, "and", random),
                AND,
                members.isEmpty() ? array("and", parts) : members,
                user -> parts.stream().allMatch(part -> part.matches.test(user)),
                parts.stream().anyMatch(RandomFilter::mentionsStatus),
                parts.stream().flatMap(part -> part.prefixes.stream()).toList());
    }

    static RandomFilter anyOf(List<RandomFilter> parts, Random random) {
        return new RandomFilter(
                joined(parts, OR, "or", random),
                OR,
                array("or", parts),
                user -> parts.stream().anyMatch(part -> part.matches.test(user)),
                parts.stream().anyMatch(RandomFilter::mentionsStatus),
                List.of());
    }

    /** Adds parentheses where they are required, and sometimes where they are redundant. */
    private static String joined(List<RandomFilter> parts, int binding, String word, Random random) {
        List<String> texts = new ArrayList<>();
        for (RandomFilter part : parts) {
            texts.add(part.binding < binding || random.nextInt(4) == 0 ? "(" + part.scim + ")" : part.scim);
        }
        return String.join(" " + word(word, random) + " ", texts);
    }

    static String word(String word, Random random) {
        return random.nextInt(4) == 0 ? word.toUpperCase(Locale.ROOT) : word;
    }

    private static ObjectNode array(String word, List<RandomFilter> parts) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode array = json.putArray(word);
        parts.forEach(part -> array.add(part.json));
        return json;
    }

    /** Merges the members of all objects, and the operators of one field; empty if a name would occur twice. */
    private static ObjectNode merged(List<RandomFilter> parts) {
        ObjectNode all = JSON.createObjectNode();
        for (RandomFilter part : parts) {
            for (Map.Entry<String, JsonNode> member : part.json.properties()) {
                JsonNode present = all.get(member.getKey());
                if (present == null) {
                    all.set(member.getKey(), member.getValue().deepCopy());
                } else if (!isRange(present) || !isRange(member.getValue()) || overlap(present, member.getValue())) {
                    return JSON.createObjectNode();
                } else {
                    ((ObjectNode) present).setAll((ObjectNode) member.getValue());
                }
            }
        }
        return all;
    }

    private static boolean isRange(JsonNode operators) {
        return !operators.isEmpty()
                && Stream.of("gt", "ge", "lt", "le").filter(operators::has).count() == operators.size();
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return one.propertyNames().stream().anyMatch(other::has);
    }
}
