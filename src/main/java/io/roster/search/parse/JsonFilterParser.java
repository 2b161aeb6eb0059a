package io.roster.search.parse;

import static io.roster.search.InvalidSearch.pointer;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Reads a filter in JSON: {@code {"active":true,"name":{"startsWith":"Jo"},"or":[…],"not":{…}}}. All members must match; a value
 * that is no object stands for {@code {"eq":value}}.
 */
final class JsonFilterParser {

    private final Fields fields;
    private final ComparisonFactory comparisons = new ComparisonFactory();

    JsonFilterParser(Fields fields) {
        this.fields = fields;
    }

    Filter read(JsonNode json, String place) {
        return read(json, place, 0);
    }

    private Filter read(JsonNode json, String place, int depth) {
        if (!json.isObject()) {
            throw new InvalidSearch(place, "Must be a JSON object.");
        }
        if (depth > ComparisonFactory.MAX_DEPTH) {
            throw ComparisonFactory.tooDeep(place);
        }
        if (json.isEmpty()) {
            comparisons.count(1, place);
        }
        List<Filter> filters = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String memberPlace = pointer(place, member.getKey());
            JsonNode value = member.getValue();
            switch (member.getKey()) {
                case "and" -> filters.add(several(value, memberPlace, depth, Filter::allOf));
                case "or" -> filters.add(several(value, memberPlace, depth, Filter::anyOf));
                case "not" -> filters.add(new Filter.Not(read(value, memberPlace, depth + 1)));
                default -> comparisons(fields.require(member.getKey(), memberPlace), value, memberPlace, filters);
            }
        }
        return Filter.allOf(filters);
    }

    private Filter several(JsonNode json, String place, int depth, Function<List<Filter>, Filter> combination) {
        if (!json.isArray() || json.isEmpty()) {
            throw new InvalidSearch(place, "Must be an array of one filter or more.");
        }
        List<Filter> filters = new ArrayList<>();
        for (JsonNode element : json) {
            filters.add(read(element, place + "/" + filters.size(), depth + 1));
        }
        return combination.apply(filters);
    }

    private void comparisons(Field field, JsonNode json, String place, List<Filter> filters) {
        if (!json.isObject()) {
            filters.add(comparison(field, Operator.EQ, json, place));
            return;
        }
        if (json.isEmpty()) {
            throw new InvalidSearch(place, "There must be an operator: " + ComparisonFactory.names(field) + ".");
        }
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String memberPlace = pointer(place, member.getKey());
            Operator operator = Operator.named(member.getKey());
            if (operator == null) {
                throw new InvalidSearch(
                        memberPlace, "There is no such operator. There are: " + ComparisonFactory.names(field) + ".");
            }
            filters.add(comparison(field, operator, member.getValue(), memberPlace));
        }
    }

    private Filter comparison(Field field, Operator operator, JsonNode json, String place) {
        ComparisonFactory.requireOperator(field, operator, place);
        if (operator == Operator.PRESENT) {
            if (!json.isBoolean()) {
                throw new InvalidSearch(place, "Must be true or false.");
            }
            Filter present = comparisons.of(field, operator, List.of(), place);
            return json.asBoolean() ? present : new Filter.Not(present);
        }
        if (!operator.takesList()) {
            return comparisons.of(field, operator, List.of(ComparisonFactory.text(field, json, place)), place);
        }
        if (!json.isArray()) {
            throw new InvalidSearch(place, "Must be an array of values.");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : json) {
            texts.add(ComparisonFactory.text(field, value, place + "/" + texts.size()));
        }
        return comparisons.of(field, operator, texts, place);
    }
}
