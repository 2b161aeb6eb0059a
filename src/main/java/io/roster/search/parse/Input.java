package io.roster.search.parse;

import io.roster.search.InvalidSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part of a query as the caller sent it, and its location as in {@link InvalidSearch#location()}: JSON in a body, or a query parameter,
 * whose text may stand for a value of any type.
 */
record Input(JsonNode value, String location, boolean isParameter) {

    static Input body(JsonNode json) {
        return new Input(json, "#", false);
    }

    /** A query parameter with every value that was sent for it. */
    static Input parameter(String name, List<String> values) {
        return new Input(JsonMapper.shared().valueToTree(values), name, true);
    }

    /** The only value of a query parameter. */
    Input single() {
        if (value.size() != 1) {
            throw error("The parameter must be given exactly once.");
        }
        return new Input(value.get(0), location, true);
    }

    Map<String, Input> members() {
        if (!value.isObject()) {
            throw expected("a JSON object");
        }
        Map<String, Input> members = new LinkedHashMap<>();
        value.properties().forEach(member -> {
            String token = member.getKey().replace("~", "~0").replace("/", "~1");
            members.put(member.getKey(), new Input(member.getValue(), location + "/" + token, false));
        });
        return members;
    }

    /** The known members of an object; collects an error for each other one. */
    Map<String, Input> members(List<String> known, Errors errors) {
        Map<String, Input> members = members();
        members.forEach((name, member) -> {
            if (!known.contains(name)) {
                errors.add(member.error("Unknown member. Known members: " + String.join(", ", known) + "."));
            }
        });
        members.keySet().retainAll(known);
        return members;
    }

    Map<String, Input> members(List<String> known) {
        Errors errors = new Errors();
        Map<String, Input> members = members(known, errors);
        errors.throwIfAny();
        return members;
    }

    /** The elements of a JSON array, the values of a query parameter, or the comma-separated parts of its single value. */
    List<Input> elements(int min, int max, String expected) {
        if (isParameter && value.isString()) {
            return parameter(location, List.of(value.asString().split(",", -1))).elements(min, max, expected);
        }
        if (!value.isArray() || value.size() < min || value.size() > max) {
            throw expected(isParameter ? expected : "an array of " + expected);
        }
        List<Input> elements = new ArrayList<>();
        value.forEach(element -> elements.add(
                new Input(element, isParameter ? location : location + "/" + elements.size(), isParameter)));
        return elements;
    }

    /** The text of a scalar. In a body it must have the JSON type that the predicate tests for. */
    String text(Predicate<JsonNode> type, String expected) {
        if (!isParameter && !type.test(value)) {
            throw expected(expected);
        }
        return value.asString();
    }

    String string() {
        return text(JsonNode::isString, "a string");
    }

    boolean flag() {
        String text = text(JsonNode::isBoolean, "true or false");
        if (!text.equals("true") && !text.equals("false")) {
            throw expected("true or false");
        }
        return text.equals("true");
    }

    InvalidSearch expected(String what) {
        return error("Expected " + what + ".");
    }

    InvalidSearch error(String message) {
        return new InvalidSearch(location, message);
    }
}
