package io.roster.search.parse;

import io.roster.search.Cursor;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import io.roster.search.Search;
import io.roster.search.SearchRequest;
import io.roster.search.Sort;
import io.roster.text.InvalidValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Parses queries in JSON and in query parameters. The result names only fields that exist, and has only values of their types. Every
 * method throws {@link InvalidSearch} for anything that it does not know.
 */
public final class SearchParser {

    private static final int MAX_SORT_KEYS = 5;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
    private static final List<String> MEMBERS =
            List.of("filter", "sort", "limit", "cursor", "count", "fields", "explain");

    private final Fields fields;

    public SearchParser(Fields fields) {
        this.fields = fields;
    }

    /**
     * Parses {@code {"filter":{"active":true},"sort":[{"field":"name","order":"asc"}],"limit":10}}. Every member is optional; the
     * filter may also be a string with a SCIM filter.
     */
    public SearchRequest parse(JsonNode json) {
        Errors errors = new Errors();
        Map<String, Input> members = Input.body(json).members(MEMBERS, errors);
        Filter filter = optional(members, "filter", input -> filter(input, errors), Filter.all(), errors);
        return request(filter, members, errors);
    }

    /**
     * Parses {@code active=true&name.startsWith=Jo&sort=-createdAt,name&limit=10}. Every parameter is optional; {@code filter} is a
     * SCIM filter. A row must match all filters.
     */
    public SearchRequest parse(Map<String, List<String>> parameters) {
        Map<String, Input> members = new HashMap<>();
        List<Filter> filters = new ArrayList<>();
        Errors errors = new Errors();
        FilterParser comparisons = new FilterParser(fields, errors);
        parameters.forEach((name, values) -> {
            Input parameter = Input.parameter(name, values);
            if (name.equals("filter")) {
                filters.add(errors.collect(() -> filter(parameter.single(), errors), Filter.all()));
            } else if (MEMBERS.contains(name)) {
                errors.attempt(() -> members.put(name, parameter.single()));
            } else {
                filters.add(errors.collect(() -> comparisons.comparison(parameter), Filter.all()));
            }
        });
        return request(Filter.allOf(filters), members, errors);
    }

    /**
     * Parses the query parameters of a request for exactly one row: {@code email=jo@example.com&fields=id}, with at least one filter.
     * The search has a limit of two, which is enough to tell whether several rows match.
     */
    public SearchRequest parseOne(Map<String, List<String>> parameters) {
        List<InvalidSearch.Finding> misplaced = Stream.of("sort", "limit", "cursor", "count", "explain")
                .filter(parameters::containsKey)
                .map(name -> new InvalidSearch.Finding(name, "This parameter is only for lists."))
                .toList();
        if (!misplaced.isEmpty()) {
            throw new InvalidSearch(misplaced);
        }
        SearchRequest request = parse(parameters);
        Search search = request.search();
        if (search.filter().equals(Filter.all())) {
            throw new InvalidSearch("filter", "Filter by at least one of: " + String.join(", ", fields.names()) + ".");
        }
        return new SearchRequest(
                new Search(search.filter(), search.sort(), List.of(), 2, false), request.fields(), false);
    }

    /** Parses query parameters of which {@code fields} is the only one allowed. */
    public List<String> parseFields(Map<String, List<String>> parameters) {
        for (String name : parameters.keySet()) {
            if (!name.equals("fields")) {
                throw new InvalidSearch(name, "Unknown parameter. The only one here is fields.");
            }
        }
        return parse(parameters).fields();
    }

    private SearchRequest request(Filter filter, Map<String, Input> members, Errors errors) {
        List<Sort> sort = complete(optional(members, "sort", this::sort, List.of(), errors), filter);
        int limit = optional(members, "limit", SearchParser::limit, Search.DEFAULT_LIMIT, errors);
        boolean count = optional(members, "count", Input::flag, false, errors);
        List<String> names = optional(members, "fields", this::names, List.of(), errors);
        boolean explain = optional(members, "explain", Input::flag, false, errors);
        // A cursor belongs to a filter and an order.
        errors.throwIfAny();
        List<String> after = optional(members, "cursor", cursor -> lastRow(cursor, filter, sort), List.of(), errors);
        errors.throwIfAny();
        return new SearchRequest(new Search(filter, sort, after, limit, count), names, explain);
    }

    private static <T> T optional(
            Map<String, Input> members, String name, Function<Input, T> parser, T absent, Errors errors) {
        return errors.collect(() -> optional(members, name, parser, absent), absent);
    }

    private static <T> T optional(Map<String, Input> members, String name, Function<Input, T> parser, T absent) {
        Input member = members.get(name);
        return member == null ? absent : parser.apply(member);
    }

    private Filter filter(Input input, Errors errors) {
        return input.value().isString()
                ? new ScimFilterParser(input, fields).parse()
                : new FilterParser(fields, errors).parse(input);
    }

    private List<Sort> sort(Input input) {
        List<Sort> keys = input.elements(0, MAX_SORT_KEYS, "at most " + MAX_SORT_KEYS + " sort keys").stream()
                .map(key -> key.isParameter() ? sortParameter(key) : sortObject(key))
                .toList();
        if (keys.stream().map(Sort::field).distinct().count() < keys.size()) {
            throw input.error("A field can be a sort key only once.");
        }
        return keys;
    }

    private Sort sortParameter(Input key) {
        boolean descending = key.string().startsWith("-");
        String name = key.string().substring(descending ? 1 : 0);
        return new Sort(fields.require(name, key.location()).name(), descending);
    }

    private Sort sortObject(Input key) {
        Map<String, Input> members = key.members(List.of("field", "order"));
        Input field = members.get("field");
        if (field == null) {
            throw key.error("The member field is missing.");
        }
        return new Sort(name(field), optional(members, "order", SearchParser::isDescending, false));
    }

    private static boolean isDescending(Input order) {
        return switch (order.string()) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw order.expected("asc or desc");
        };
    }

    private List<String> names(Input input) {
        return input.elements(1, Integer.MAX_VALUE, "at least one field").stream()
                .map(name -> fields.requireShown(name.string(), name.location()))
                .distinct()
                .toList();
    }

    private String name(Input input) {
        return fields.require(input.string(), input.location()).name();
    }

    private static int limit(Input input) {
        String expected = "a whole number from 1 to " + Search.MAX_LIMIT;
        String text = input.text(JsonNode::isIntegralNumber, expected);
        int limit = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Search.MAX_LIMIT) {
            throw input.expected(expected);
        }
        return limit;
    }

    private List<String> lastRow(Input cursor, Filter filter, List<Sort> sort) {
        try {
            return Cursor.read(cursor.string(), filter, sort, fields);
        } catch (InvalidValue e) {
            throw cursor.error("The value " + e.getMessage() + ".");
        }
    }

    /**
     * Ends the sort keys with the identifier, which is unique. Unless it is named, it follows the direction of the key before it, so
     * that one index covers both. Without sort keys, a search by prefix is sorted by that field, so that it reads one range of an
     * index and its cost does not grow with the number of rows.
     */
    private List<Sort> complete(List<Sort> sort, Filter filter) {
        List<Sort> keys = new ArrayList<>(sort);
        if (keys.isEmpty()) {
            filter.conjuncts().stream()
                    .filter(part -> part instanceof Filter.Comparison it && it.operator() == Operator.STARTS_WITH)
                    .limit(1)
                    .forEach(part -> keys.add(new Sort(((Filter.Comparison) part).field(), false)));
        }
        String identifier = fields.identifier().name();
        for (Sort key : keys) {
            if (key.field().equals(identifier)) {
                return keys.subList(0, keys.indexOf(key) + 1);
            }
        }
        keys.add(new Sort(
                identifier, !keys.isEmpty() && keys.get(keys.size() - 1).descending()));
        return keys;
    }
}
