package io.roster.search.parse;

import io.roster.search.Field;
import io.roster.search.Field.JsonType;
import io.roster.search.Filter.Comparison;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import io.roster.text.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Makes the comparisons of one filter, whatever its spelling, and keeps it within its bounds. */
final class ComparisonFactory {

    /** The greatest number of values in one filter. */
    static final int MAX_VALUES = 200;

    /** How many of {@code and}, {@code or} and {@code not} may be one within the other. */
    static final int MAX_DEPTH = 10;

    private int values;

    /**
     * A comparison.
     *
     * @param texts the values as they were written
     * @param place where they stand
     * @throws InvalidSearch if the field has no such operator, or the values are not of its type
     */
    Comparison of(Field field, Operator operator, List<String> texts, String place) {
        requireOperator(field, operator, place);
        if (!operator.takes(texts.size())) {
            throw new InvalidSearch(
                    place,
                    operator == Operator.BETWEEN
                            ? "There must be two values: the least and the greatest."
                            : "There must be 1 to " + Operator.MAX_VALUES + " values.");
        }
        count(Math.max(1, texts.size()), place);
        List<String> canonical = new ArrayList<>(texts.size());
        for (String text : texts) {
            try {
                canonical.add(field.canonical(operator, text));
            } catch (InvalidValue e) {
                throw new InvalidSearch(place, "The value " + e.getMessage() + ".");
            }
        }
        return new Comparison(field.name(), operator, canonical);
    }

    /**
     * Counts values, or filters without any.
     *
     * @throws InvalidSearch if there are too many by now
     */
    void count(int more, String place) {
        values += more;
        if (values > MAX_VALUES) {
            throw new InvalidSearch(place, "At most " + MAX_VALUES + " values are allowed in a filter.");
        }
    }

    /**
     * Requires that a field can be compared in a way.
     *
     * @throws InvalidSearch if it cannot
     */
    static void requireOperator(Field field, Operator operator, String place) {
        if (!field.operators().contains(operator)) {
            throw new InvalidSearch(
                    place,
                    "The field " + field.name() + " has no operator " + operator + ". It has: " + names(field) + ".");
        }
    }

    /**
     * The text of a JSON value.
     *
     * @throws InvalidSearch if it has not the JSON type of the field
     */
    static String text(Field field, JsonNode value, String place) {
        JsonType type = field.type().jsonType();
        boolean fits = switch (type) {
            case STRING -> value.isString();
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isIntegralNumber();
        };
        if (!fits) {
            throw new InvalidSearch(place, "The value must be " + field.description() + ".");
        }
        return value.asString();
    }

    static InvalidSearch tooDeep(String place) {
        return new InvalidSearch(
                place, "At most " + MAX_DEPTH + " of and, or and not are allowed one within the other.");
    }

    static String names(Field field) {
        return field.operators().stream().sorted().map(Operator::toString).collect(Collectors.joining(", "));
    }
}
