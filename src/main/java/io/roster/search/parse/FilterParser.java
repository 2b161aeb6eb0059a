package io.roster.search.parse;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import io.roster.text.InvalidValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Parses one filter in JSON, {@code {"active":true,"name":{"startsWith":"Jo"},"or":[…],"not":{…}}}, or its comparisons in any notation. In
 * JSON all members must match; a field's value that is not an object is short for {@code {"eq":value}}.
 */
final class FilterParser {

    /** The maximum nesting depth of {@code and}, {@code or} and {@code not}. */
    static final int MAX_DEPTH = 10;

    private static final int MAX_VALUES = 200;

    private final Fields fields;
    private final Errors errors;
    private int values;

    /** Goes on after an error, as if the comparison were not there. */
    FilterParser(Fields fields, Errors errors) {
        this.fields = fields;
        this.errors = errors;
    }

    Filter parse(Input input) {
        return parse(input, 0);
    }

    private Filter parse(Input input, int depth) {
        Map<String, Input> members = input.members();
        if (depth > MAX_DEPTH) {
            throw tooDeep(input);
        }
        if (members.isEmpty()) {
            count(1, input);
        }
        List<Filter> filters = new ArrayList<>();
        members.forEach((name, value) -> filters.add(errors.collect(() -> member(name, value, depth), Filter.all())));
        return Filter.allOf(filters);
    }

    private Filter member(String name, Input value, int depth) {
        return switch (name) {
            case "and" -> Filter.allOf(parts(value, depth));
            case "or" -> Filter.anyOf(parts(value, depth));
            case "not" -> new Filter.Not(parse(value, depth + 1));
            default -> Filter.allOf(comparisons(fields.require(name, value.location()), value));
        };
    }

    private List<Filter> parts(Input input, int depth) {
        return input.elements(1, Integer.MAX_VALUE, "at least one filter").stream()
                .map(element -> errors.collect(() -> parse(element, depth + 1), Filter.all()))
                .toList();
    }

    private List<Filter> comparisons(Field field, Input input) {
        if (!input.value().isObject()) {
            return List.of(comparison(field, Operator.EQ, input));
        }
        if (input.value().isEmpty()) {
            throw input.expected("an operator: " + operators(field));
        }
        List<Filter> filters = new ArrayList<>();
        input.members()
                .forEach((name, operand) -> filters.add(errors.collect(
                        () -> comparison(field, operator(field, name, operand), operand), Filter.all())));
        return filters;
    }

    /** Parses a query parameter such as {@code name.startsWith}. */
    Filter comparison(Input parameter) {
        String[] name = parameter.location().split("\\.", 2);
        Field field = fields.require(name[0], parameter.location());
        Operator operator = name.length == 1 ? Operator.EQ : operator(field, name[1], parameter);
        return comparison(field, operator, operator.takesList() ? parameter : parameter.single());
    }

    /** Compares a field with one or more values, or, if the operand is true or false, tests whether it is present. */
    Filter comparison(Field field, Operator operator, Input operand) {
        if (operator == Operator.PRESENT) {
            count(1, operand);
            Filter present = new Comparison(field.name(), operator, List.of());
            return operand.flag() ? present : new Filter.Not(present);
        }
        List<Input> operands = switch (operator) {
            case IN -> operand.elements(1, Operator.MAX_VALUES, "1 to " + Operator.MAX_VALUES + " values");
            case BETWEEN -> operand.elements(2, 2, "two values: the least and the greatest");
            default -> List.of(operand);
        };
        count(operands.size(), operand);
        try {
            return new Comparison(
                    field.name(),
                    operator,
                    operands.stream()
                            .map(it ->
                                    field.canonical(operator, it.text(field.type()::isJsonType, field.description())))
                            .toList());
        } catch (InvalidValue e) {
            String hint =
                    operator == Operator.IN && operand.isParameter() ? " Repeat the parameter for each value." : "";
            throw operand.error("The value " + e.getMessage() + "." + hint);
        }
    }

    private static Operator operator(Field field, String name, Input operand) {
        return field.operators().stream()
                .filter(operator -> operator.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> operand.error("The field " + field.name() + " has no such operator. Its operators: "
                        + operators(field) + "."));
    }

    private static String operators(Field field) {
        return field.operators().stream().sorted().map(Operator::toString).collect(Collectors.joining(", "));
    }

    /** Counts values, and filters without values. */
    private void count(int more, Input input) {
        boolean wereTooMany = values > MAX_VALUES;
        values += more;
        if (values > MAX_VALUES && !wereTooMany) {
            throw input.error("A filter can have at most " + MAX_VALUES + " values.");
        }
    }

    static InvalidSearch tooDeep(Input input) {
        return input.error("At most " + MAX_DEPTH + " levels of and, or and not are allowed.");
    }
}
