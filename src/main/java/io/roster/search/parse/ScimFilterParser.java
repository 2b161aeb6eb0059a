package io.roster.search.parse;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;

/**
 * A recursive-descent parser for SCIM filters (RFC 7644, section 3.4.2.2): {@code active eq true and not (name sw "Jo")}. Names and
 * operators are case-insensitive; {@code and} binds tighter than {@code or}. ADR 10 says why it is our own.
 */
final class ScimFilterParser {

    private static final int MAX_LENGTH = 16_384;

    /** One more than in JSON, because SCIM spells {@code in} and {@code between} out with {@code or} and {@code and}. */
    private static final int MAX_DEPTH = FilterParser.MAX_DEPTH + 1;

    /** Redundant parentheses are allowed, but not without limit. */
    private static final int MAX_PARENTHESES = 100;

    /** A string, a parenthesis, a quote without a partner, a word, or the end. */
    private static final Pattern TOKEN =
            Pattern.compile(" *+(\"(?:[^\"\\\\]|\\\\.)*+\"|[()\"]|[^ ()\"]++|\\z)", Pattern.DOTALL);

    private final Input input;
    private final Fields fields;
    private final FilterParser comparisons;
    private final Matcher tokens;
    private String token = "";
    private int parentheses;

    ScimFilterParser(Input input, Fields fields) {
        this.input = input;
        this.fields = fields;
        this.comparisons = new FilterParser(fields, new Errors());
        this.tokens = TOKEN.matcher(input.string());
    }

    /** Errors name the character, counted from 1. */
    Filter parse() {
        if (input.string().length() > MAX_LENGTH) {
            throw input.error("A filter can have at most " + MAX_LENGTH + " characters.");
        }
        Filter filter;
        try {
            next();
            filter = or();
            if (!token.isEmpty()) {
                throw input.expected("'and', 'or' or the end");
            }
        } catch (InvalidSearch e) {
            throw input.error("At character " + (tokens.start(1) + 1) + ": " + e.getMessage());
        }
        if (filter.depth() > MAX_DEPTH) {
            throw FilterParser.tooDeep(input);
        }
        return filter;
    }

    private Filter or() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(and());
        } while (accept("or"));
        return Filter.anyOf(filters);
    }

    private Filter and() {
        List<Filter> filters = new ArrayList<>();
        do {
            filters.add(factor());
        } while (accept("and"));
        return Filter.allOf(filters);
    }

    private Filter factor() {
        boolean negated = accept("not");
        if (accept("(")) {
            parentheses++;
            if (parentheses > MAX_PARENTHESES) {
                throw FilterParser.tooDeep(input);
            }
            Filter filter = or();
            if (!accept(")")) {
                throw input.expected("'and', 'or' or ')'");
            }
            parentheses--;
            return negated ? new Filter.Not(filter) : filter;
        }
        if (negated) {
            throw input.expected("'(' after 'not'");
        }
        return comparison();
    }

    private Filter comparison() {
        Field field = fields.ignoringCase(token);
        if (field == null) {
            throw input.expected("'not', '(' or a field: " + String.join(", ", fields.names()));
        }
        next();
        Operator operator = operator(field);
        JsonNode operand = operator == Operator.PRESENT ? BooleanNode.TRUE : operand();
        Filter comparison = comparisons.comparison(field, operator, new Input(operand, input.location(), false));
        next();
        return comparison;
    }

    private Operator operator(Field field) {
        return field.operators().stream()
                .filter(operator -> token.toLowerCase(Locale.ROOT).equals(operator.scim()))
                .findFirst()
                .orElseThrow(() -> input.expected("an operator of the field " + field.name() + ": "
                        + field.operators().stream()
                                .sorted()
                                .map(Operator::scim)
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", "))));
    }

    private JsonNode operand() {
        int end = tokens.end();
        next();
        if (tokens.start(1) == end) {
            throw input.expected("a space");
        }
        try {
            JsonNode value = JsonMapper.shared().readTree(token);
            if (value.isValueNode()) {
                return value;
            }
        } catch (JacksonException e) {
            // Reported like any other token that is not a value.
        }
        throw input.expected("a string in double quotes, a number, true or false");
    }

    private boolean accept(String expected) {
        boolean accepted = token.toLowerCase(Locale.ROOT).equals(expected);
        if (accepted) {
            next();
        }
        return accepted;
    }

    private void next() {
        token = tokens.find() ? tokens.group(1) : "";
    }
}
