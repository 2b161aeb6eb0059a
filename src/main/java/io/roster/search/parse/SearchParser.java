package io.roster.search.parse;

import static io.roster.search.InvalidSearch.pointer;

import io.roster.search.Cursor;
import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import io.roster.search.Search;
import io.roster.search.SearchRequest;
import io.roster.search.Sort;
import io.roster.text.InvalidValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the spellings of the query language. Whatever it returns names only fields that exist, with values of their types.
 *
 * <p>Every method throws {@link InvalidSearch} on what it does not know, with the place of it.
 */
public final class SearchParser {

    private static final int MAX_SORT_KEYS = 5;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private final Fields fields;

    public SearchParser(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads the JSON spelling: {@code {"filter":{"active":true},"sort":[{"field":"name","order":"asc"}],"limit":10}}, each
     * member optional. The filter may also be a text in the notation of SCIM.
     */
    public SearchRequest parse(JsonNode json) {
        requireObject(json, "#");
        Draft draft = new Draft("#/cursor");
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            JsonNode value = member.getValue();
            String place = pointer("#", member.getKey());
            switch (member.getKey()) {
                case "filter" ->
                    draft.filters.add(
                            value.isString()
                                    ? ScimFilterParser.read(value.asString(), fields, place)
                                    : new JsonFilterParser(fields).read(value, place));
                case "sort" -> draft.sort = sort(value);
                case "limit" -> draft.limit = limit(value);
                case "cursor" -> draft.cursor = string(value, place);
                case "count" -> draft.counted = flag(value, place);
                case "explain" -> draft.explained = flag(value, place);
                case "fields" -> draft.shown = shown(value, place);
                default ->
                    throw new InvalidSearch(
                            place,
                            "There is no such member. There are: filter, sort, limit, cursor, count, fields, explain.");
            }
        }
        return draft.finish();
    }

    /**
     * Reads query parameters: {@code active=true&name.startsWith=Jo&sort=-createdAt,name&limit=10}, each optional;
     * {@code filter} is a text in the notation of SCIM. All must match.
     */
    public SearchRequest parse(Map<String, ? extends List<@Nullable String>> parameters) {
        Draft draft = new Draft("cursor");
        ComparisonFactory comparisons = new ComparisonFactory();
        for (Map.Entry<String, ? extends List<@Nullable String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            List<@Nullable String> values = parameter.getValue();
            switch (name) {
                case "filter" -> draft.filters.add(ScimFilterParser.read(single(name, values), fields, name));
                case "sort" -> draft.sort = sort(single(name, values));
                case "limit" -> draft.limit = limit(single(name, values), name);
                case "cursor" -> draft.cursor = single(name, values);
                case "count" -> draft.counted = flag(single(name, values), name);
                case "explain" -> draft.explained = flag(single(name, values), name);
                case "fields" -> draft.shown = shown(single(name, values), name);
                default -> draft.filters.add(comparison(name, values, comparisons));
            }
        }
        return draft.finish();
    }

    /**
     * Reads query parameters that are about which one and what of it: {@code email=jo@example.com&fields=id}. At least one
     * must be about which. The search is for at most two, so that it shows whether there are several.
     */
    public SearchRequest parseOne(Map<String, ? extends List<@Nullable String>> parameters) {
        for (String name : List.of("sort", "limit", "cursor", "count", "explain")) {
            if (parameters.containsKey(name)) {
                throw new InvalidSearch(name, "This parameter is for lists.");
            }
        }
        SearchRequest inquiry = parse(parameters);
        if (inquiry.search().filter().equals(Filter.all())) {
            throw new InvalidSearch("", "Say which one, by: " + String.join(", ", fields.names()) + ".");
        }
        Search search = inquiry.search();
        return new SearchRequest(
                new Search(search.filter(), search.sort(), List.of(), 2, false), inquiry.shown(), false);
    }

    /** Reads the query parameter {@code fields}, the only one there may be. */
    public List<String> parseShown(Map<String, ? extends List<@Nullable String>> parameters) {
        List<String> shown = List.of();
        for (Map.Entry<String, ? extends List<@Nullable String>> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            if (!name.equals("fields")) {
                throw new InvalidSearch(name, "There is no such parameter. There is: fields.");
            }
            shown = shown(single(name, parameter.getValue()), name);
        }
        return shown;
    }

    private Filter comparison(String parameter, List<@Nullable String> values, ComparisonFactory comparisons) {
        int dot = parameter.indexOf('.');
        Field field = fields.require(dot < 0 ? parameter : parameter.substring(0, dot), parameter);
        Operator operator = dot < 0 ? Operator.EQ : Operator.named(parameter.substring(dot + 1));
        if (operator == null) {
            throw new InvalidSearch(
                    parameter, "There is no such operator. There are: " + ComparisonFactory.names(field) + ".");
        }
        if (operator.takesList()) {
            List<String> texts = values.stream()
                    .map(value -> Objects.requireNonNullElse(value, ""))
                    .toList();
            return comparisons.of(field, operator, texts, parameter);
        }
        String value = single(parameter, values);
        if (operator == Operator.PRESENT) {
            Filter present = comparisons.of(field, operator, List.of(), parameter);
            return flag(value, parameter) ? present : new Filter.Not(present);
        }
        return comparisons.of(field, operator, List.of(value), parameter);
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

    private List<String> shown(JsonNode json, String place) {
        if (!json.isArray() || json.isEmpty()) {
            throw new InvalidSearch(place, "Must be an array of one field or more.");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : json) {
            String element = place + "/" + names.size();
            names.add(fields.require(string(name, element), element).name());
        }
        return names.stream().distinct().toList();
    }

    private List<String> shown(String text, String place) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            names.add(fields.require(name, place).name());
        }
        return names;
    }

    private static int limit(JsonNode json) {
        if (!json.isIntegralNumber()) {
            throw badLimit("#/limit");
        }
        return limit(json.asString(), "#/limit");
    }

    private static int limit(String text, String place) {
        try {
            int limit = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
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
            throw new InvalidSearch(name, "The parameter must be given once, with a value.");
        }
        return value;
    }

    private static boolean flag(String text, String place) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSearch(place, "Must be true or false.");
        };
    }

    private static boolean flag(JsonNode json, String place) {
        if (!json.isBoolean()) {
            throw new InvalidSearch(place, "Must be true or false.");
        }
        return json.asBoolean();
    }

    private static String string(JsonNode json, String place) {
        if (!json.isString()) {
            throw new InvalidSearch(place, "Must be a string.");
        }
        return json.asString();
    }

    private static void requireObject(JsonNode json, String place) {
        if (!json.isObject()) {
            throw new InvalidSearch(place, "Must be a JSON object.");
        }
    }

    /** What has been read so far. */
    private final class Draft {

        private final String cursorPlace;
        private final List<Filter> filters = new ArrayList<>();
        private List<Sort> sort = List.of();
        private int limit = Search.DEFAULT_LIMIT;
        private @Nullable String cursor;
        private boolean counted;
        private boolean explained;
        private List<String> shown = List.of();

        Draft(String cursorPlace) {
            this.cursorPlace = cursorPlace;
        }

        SearchRequest finish() {
            Filter filter = Filter.allOf(filters);
            List<Sort> order = complete(sort.isEmpty() ? implied(filter) : sort);
            List<String> after = cursor == null ? List.of() : row(cursor, filter, order);
            return new SearchRequest(new Search(filter, order, after, limit, counted), shown, explained);
        }

        /** A search for a prefix comes in the order of what it looks for: so its cost does not grow with the number of rows. */
        private List<Sort> implied(Filter filter) {
            for (Filter part : filter.conjuncts()) {
                if (part instanceof Filter.Comparison comparison && comparison.operator() == Operator.STARTS_WITH) {
                    return List.of(new Sort(comparison.field(), false));
                }
            }
            return List.of();
        }

        /**
         * Up to the identifier, which no two rows have in common. Where it is not named it follows the direction of the last
         * key, so that one index has both.
         */
        private List<Sort> complete(List<Sort> keys) {
            String identifier = fields.identifier().name();
            List<Sort> order = new ArrayList<>();
            for (Sort key : keys) {
                order.add(key);
                if (key.field().equals(identifier)) {
                    return order;
                }
            }
            boolean descending = !keys.isEmpty() && keys.get(keys.size() - 1).descending();
            order.add(new Sort(identifier, descending));
            return order;
        }

        private List<String> row(String text, Filter filter, List<Sort> order) {
            try {
                return Cursor.read(text, filter, order, fields);
            } catch (InvalidValue e) {
                throw new InvalidSearch(cursorPlace, "The value " + e.getMessage() + ".");
            }
        }
    }
}
