package io.roster.search.parse;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a filter in the notation of SCIM (RFC 7644, section 3.4.2.2): {@code active eq true and not (name sw "Jo")}. Names and
 * operators may be in either case; {@code and} binds tighter than {@code or}. A parser of our own, see ADR 10.
 */
public final class ScimFilterParser {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_LENGTH = 16_384;

    /** One more than in JSON: here, one of several values and a range are written with an operator. */
    private static final int MAX_DEPTH = ComparisonFactory.MAX_DEPTH + 1;

    /** Parentheses may be nested deeper than operators, but not without bound. */
    private static final int MAX_PARENTHESES = 100;

    private final Fields fields;
    private final String text;
    private final String place;
    private final ComparisonFactory comparisons = new ComparisonFactory();
    private int position;
    private int parentheses;

    private ScimFilterParser(Fields fields, String text, String place) {
        this.fields = fields;
        this.text = text;
        this.place = place;
    }

    /**
     * Reads a filter.
     *
     * @param place where the text stands
     * @throws InvalidSearch that names the place and the character, counted from 1
     */
    static Filter read(String text, Fields fields, String place) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidSearch(place, "At most " + MAX_LENGTH + " characters are allowed.");
        }
        ScimFilterParser reader = new ScimFilterParser(fields, text, place);
        Filter filter = reader.or();
        if (reader.position < text.length()) {
            throw reader.expected("and, or, or the end", reader.position);
        }
        if (filter.depth() > MAX_DEPTH) {
            throw ComparisonFactory.tooDeep(place);
        }
        return filter;
    }

    private Filter or() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(and());
        } while (takeWord("or"));
        return Filter.anyOf(filters);
    }

    private Filter and() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(factor());
        } while (takeWord("and"));
        return Filter.allOf(filters);
    }

    private Filter factor() {
        skipSpace();
        int start = position;
        if (take('(')) {
            return rest();
        }
        String word = word();
        if (word.equalsIgnoreCase("not")) {
            skipSpace();
            if (take('(')) {
                return new Filter.Not(rest());
            }
            throw expected("( after not", position);
        }
        return comparison(word, start);
    }

    /** What follows an opening parenthesis. */
    private Filter rest() {
        parentheses++;
        if (parentheses > MAX_PARENTHESES) {
            throw ComparisonFactory.tooDeep(place);
        }
        Filter filter = or();
        skipSpace();
        if (!take(')')) {
            throw expected("and, or, or )", position);
        }
        parentheses--;
        skipSpace();
        return filter;
    }

    private Filter comparison(String name, int start) {
        if (name.isEmpty()) {
            throw expected("a field, not or (", start);
        }
        Field field = fields.ignoringCase(name);
        if (field == null) {
            InvalidSearch unknown = fields.unknown(place);
            throw new InvalidSearch(place, at(start) + unknown.getMessage());
        }
        skipSpace();
        int operatorStart = position;
        Operator operator = Operator.inScim(word());
        if (operator == null) {
            throw expected("eq, ne, co, sw, ew, gt, ge, lt, le or pr", operatorStart);
        }
        located(operatorStart, () -> ComparisonFactory.requireOperator(field, operator, place));
        List<String> values = new ArrayList<>();
        if (operator != Operator.PRESENT) {
            if (!skipSpace()) {
                throw expected("a space", position);
            }
            int valueStart = position;
            JsonNode value = value();
            located(valueStart, () -> values.add(ComparisonFactory.text(field, value, place)));
        }
        List<Filter> made = new ArrayList<>(1);
        located(operatorStart, () -> made.add(comparisons.of(field, operator, values, place)));
        skipSpace();
        return made.get(0);
    }

    /** A JSON string, number, true, false or null. */
    private JsonNode value() {
        int start = position;
        if (take('"')) {
            while (position < text.length() && text.charAt(position) != '"') {
                position += text.charAt(position) == '\\' ? 2 : 1;
            }
            position = Math.min(position, text.length());
            if (!take('"')) {
                throw new InvalidSearch(place, at(start) + "The text has no closing quote.");
            }
        } else {
            while (position < text.length() && " ()\"".indexOf(text.charAt(position)) < 0) {
                position++;
            }
        }
        try {
            JsonNode value = JSON.readTree(text.substring(start, position));
            if (value.isValueNode()) {
                return value;
            }
        } catch (JacksonException e) {
            // the same answer as for an object or nothing
        }
        throw expected("a value: a text in double quotes, a number, true or false", start);
    }

    private String word() {
        int start = position;
        while (position < text.length() && isPartOfWord(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private boolean takeWord(String word) {
        int start = position;
        skipSpace();
        if (word().toLowerCase(Locale.ROOT).equals(word)) {
            return true;
        }
        position = start;
        return false;
    }

    private boolean take(char character) {
        if (position < text.length() && text.charAt(position) == character) {
            position++;
            return true;
        }
        return false;
    }

    private boolean skipSpace() {
        int start = position;
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
        return position > start;
    }

    private static boolean isPartOfWord(char character) {
        return Character.isLetterOrDigit(character) || "-_$.:".indexOf(character) >= 0;
    }

    private void located(int start, Runnable step) {
        try {
            step.run();
        } catch (InvalidSearch e) {
            throw new InvalidSearch(place, at(start) + e.getMessage());
        }
    }

    private InvalidSearch expected(String what, int start) {
        return new InvalidSearch(place, at(start) + "There must be " + what + ".");
    }

    private String at(int start) {
        return "At character " + (start + 1) + ": ";
    }
}
