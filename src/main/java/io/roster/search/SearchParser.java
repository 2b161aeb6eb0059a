package io.roster.search;

import io.roster.text.InvalidValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the spellings of the query language. Whatever it returns names only fields that exist, with values of their types.
 *
 * <p>Every method throws {@link InvalidSearch} on what it does not know, with the place of it.
 */
public final class SearchParser {

    private static final int MAX_SORT_KEYS = 5;

    private final Fields fields;

    public SearchParser(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads the JSON spelling: {@code {"filter":{"active":true},"sort":[{"field":"name","order":"asc"}],"limit":10}}, each
     * member optional.
     */
    public Search parse(JsonNode json) {
        requireObject(json, "#");
        Filter filter = Filter.ALL;
        List<Sort> sort = List.of();
        int limit = Search.DEFAULT_LIMIT;
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            JsonNode value = member.getValue();
            switch (member.getKey()) {
                case "filter" -> filter = filter(value);
                case "sort" -> sort = sort(value);
                case "limit" -> limit = limit(value);
                default ->
                    throw new InvalidSearch(
                            pointer("#", member.getKey()), "There is no such member. There are: filter, sort, limit.");
            }
        }
        return new Search(filter, sort, limit);
    }

    /** Reads query parameters: {@code active=true&sort=-createdAt,name&limit=10}, each optional. */
    public Search parse(Map<String, ? extends List<@Nullable String>> parameters) {
        List<Filter> filters = new ArrayList<>();
        List<Sort> sort = List.of();
        int limit = Search.DEFAULT_LIMIT;
        for (Map.Entry<String, ? extends List<@Nullable String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            String value = single(name, parameter.getValue());
            switch (name) {
                case "sort" -> sort = sort(value);
                case "limit" -> limit = limit(value);
                default -> filters.add(equal(fields.require(name, name), value, name));
            }
        }
        return new Search(new Filter.And(filters), sort, limit);
    }

    /** Reads query parameters that are all about fields: {@code email=jo@example.com}. At least one is needed. */
    public Filter parseFilter(Map<String, ? extends List<@Nullable String>> parameters) {
        if (parameters.isEmpty()) {
            throw new InvalidSearch("", "Say which one, by: " + String.join(", ", fields.names()) + ".");
        }
        return new Filter.And(parameters.entrySet().stream()
                .map(parameter -> equal(
                        fields.require(parameter.getKey(), parameter.getKey()),
                        single(parameter.getKey(), parameter.getValue()),
                        parameter.getKey()))
                .toList());
    }

    private Filter filter(JsonNode json) {
        requireObject(json, "#/filter");
        return new Filter.And(json.properties().stream()
                .map(member -> {
                    String place = pointer("#/filter", member.getKey());
                    Field field = fields.require(member.getKey(), place);
                    return equal(field, text(field, member.getValue(), place), place);
                })
                .toList());
    }

    private static Filter equal(Field field, String text, String place) {
        try {
            return new Filter.Equal(field.name(), field.parser().apply(text));
        } catch (InvalidValue e) {
            throw new InvalidSearch(place, "The value " + e.getMessage() + ".");
        }
    }

    private static String text(Field field, JsonNode value, String place) {
        boolean fits = switch (field.jsonType()) {
            case STRING -> value.isString();
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isIntegralNumber();
        };
        if (!fits) {
            throw new InvalidSearch(place, "The value must be " + field.type() + ".");
        }
        return value.asString();
    }

    private List<Sort> sort(JsonNode json) {
        if (!json.isArray()) {
            throw new InvalidSearch(
                    "#/sort", "Must be an array of objects such as {\"field\":\"name\",\"order\":\"asc\"}.");
        }
        List<Sort> keys = new ArrayList<>();
        for (JsonNode key : json) {
            keys.add(sortKey(key, "#/sort/" + keys.size()));
        }
        return checked(keys, "#/sort");
    }

    private Sort sortKey(JsonNode json, String place) {
        requireObject(json, place);
        String field = null;
        boolean descending = false;
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String memberPlace = pointer(place, member.getKey());
            switch (member.getKey()) {
                case "field" ->
                    field = fields.require(string(member.getValue(), memberPlace), memberPlace)
                            .name();
                case "order" -> descending = isDescending(string(member.getValue(), memberPlace), memberPlace);
                default -> throw new InvalidSearch(memberPlace, "There is no such member. There are: field, order.");
            }
        }
        if (field == null) {
            throw new InvalidSearch(place, "The member field is missing.");
        }
        return new Sort(field, descending);
    }

    private List<Sort> sort(String text) {
        List<Sort> keys = new ArrayList<>();
        for (String key : text.split(",", -1)) {
            boolean descending = key.startsWith("-");
            String name = descending ? key.substring(1) : key;
            keys.add(new Sort(fields.require(name, "sort").name(), descending));
        }
        return checked(keys, "sort");
    }

    private static List<Sort> checked(List<Sort> keys, String place) {
        if (keys.size() > MAX_SORT_KEYS) {
            throw new InvalidSearch(place, "At most " + MAX_SORT_KEYS + " keys are allowed.");
        }
        Set<String> seen = new HashSet<>();
        for (Sort key : keys) {
            if (!seen.add(key.field())) {
                throw new InvalidSearch(place, "The field " + key.field() + " stands there twice.");
            }
        }
        return keys;
    }

    private static boolean isDescending(String order, String place) {
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new InvalidSearch(place, "Must be asc or desc.");
        };
    }

    private static int limit(JsonNode json) {
        if (!json.isIntegralNumber()) {
            throw badLimit("#/limit");
        }
        return limit(json.asString(), "#/limit");
    }

    private static int limit(String text) {
        return limit(text, "limit");
    }

    private static int limit(String text, String place) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= Search.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw badLimit(place);
    }

    private static InvalidSearch badLimit(String place) {
        return new InvalidSearch(place, "Must be a whole number from 1 to " + Search.MAX_LIMIT + ".");
    }

    private static String single(String name, List<@Nullable String> values) {
        String value = values.size() == 1 ? values.get(0) : null;
        if (value == null) {
            throw new InvalidSearch(name, "Must be given once, with a value.");
        }
        return value;
    }

    private static String string(JsonNode value, String place) {
        if (!value.isString()) {
            throw new InvalidSearch(place, "Must be a string.");
        }
        return value.asString();
    }

    private static void requireObject(JsonNode json, String place) {
        if (!json.isObject()) {
            throw new InvalidSearch(place, "Must be a JSON object.");
        }
    }

    private static String pointer(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
