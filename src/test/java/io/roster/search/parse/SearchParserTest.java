package io.roster.search.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.InvalidSearch;
import io.roster.search.Operator;
import io.roster.search.Search;
import io.roster.search.SearchRequest;
import io.roster.search.Sort;
import io.roster.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SearchParserTest {

    private static final String ID = "2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4";

    private static final Fields FIELDS = new Fields(
            Field.id("id"),
            Field.text("name", (text, operator) -> Text.fold(text)),
            Field.flag("active"),
            Field.choice("size", Size.class),
            Field.number("version"),
            Field.instant("createdAt"));

    private final SearchParser parser = new SearchParser(FIELDS);

    @Test
    void anEmptyQueryFindsEverythingUpToTheDefaultLimit() {
        Search everything = new Search(Filter.all(), List.of(new Sort("id", false)), List.of(), 50, false);

        assertThat(json("{}")).isEqualTo(everything);
        assertThat(json("{\"filter\":{},\"sort\":[]}")).isEqualTo(everything);
        assertThat(parameters()).isEqualTo(everything);
    }

    @Test
    void bothNotationsMeanTheSame() {
        assertThat(json("""
                        {"filter":{"active":true,"name":"JO"},
                         "sort":[{"field":"createdAt","order":"desc"},{"field":"name"},{"field":"id","order":"asc"}],
                         "limit":10}"""))
                .isEqualTo(parameters("active=true", "name=JO", "sort=-createdAt,name,id", "limit=10"))
                .isEqualTo(new Search(
                        new Filter.And(List.of(equal("active", "true"), equal("name", "jo"))),
                        List.of(new Sort("createdAt", true), new Sort("name", false), new Sort("id", false)),
                        List.of(),
                        10,
                        false));
    }

    @Test
    void valuesHaveTheTypeOfTheirField() {
        value("id", quoted(ID.toUpperCase(Locale.ROOT)), ID);
        value("name", quoted("Straße"), "strasse");
        value("name", quoted(""), "");
        value("name", quoted("true"), "true");
        value("active", "false", "false");
        value("size", quoted("LARGE"), "LARGE");
        value("version", "9223372036854775807", "9223372036854775807");
        value("version", "-1", "-1");
        value("createdAt", quoted("2026-01-31T12:00:00Z"), "2026-01-31T12:00:00Z");
        value("createdAt", quoted("2026-01-31T14:30:00+02:30"), "2026-01-31T12:00:00Z");
    }

    @Test
    void valuesOfTheWrongTypeAreRejected() {
        rejectedValue("id", quoted("jo"), "must be a UUID.");
        rejectedValue("id", quoted("1-1-1-1-1"), "must be a UUID.");
        rejectedValue("active", "1", "true or false.");
        rejectedValue("active", quoted("yes"), "true or false.");
        rejectedValue("size", quoted("medium"), "The value must be one of SMALL, LARGE.");
        rejectedValue("version", "1.5", "a whole number of at most 64 bits.");
        rejectedValue("version", "9223372036854775808", "The value must be a whole number of at most 64 bits.");
        rejectedValue("version", "9".repeat(500), "The value must be a whole number of at most 64 bits.");
        rejectedValue("createdAt", quoted("yesterday"), "The value must be a time such as ");
        rejectedValue("createdAt", quoted("2026-01-31"), "The value must be a time such as ");
        rejectedValue("createdAt", quoted("-999999999-01-01T00:00:00+18:00"), "The value must be a time such as ");
        rejectedValue("createdAt", quoted("-0001-12-31T23:59:59Z"), "The value must be a time such as ");
        rejectedValue("createdAt", quoted("+10000-01-01T00:00:00Z"), "The value must be a time such as ");
        rejectedValue("name", quoted("a\u0000"), "The value must not contain the character U+0000.");
        rejectedValue("name", quoted("\uD800"), "The value must not contain the character U+D800.");
    }

    @Test
    void jsonValuesMustHaveTheJsonTypeOfTheField() {
        for (String value : List.of("null", "1", "true", "[]", "[\"jo\"]")) {
            rejected("#/filter/name", "Expected a string.", () -> json("{\"filter\":{\"name\":" + value + "}}"));
        }
        rejected("#/filter/active", "Expected true or false.", () -> json("{\"filter\":{\"active\":\"true\"}}"));
        rejected(
                "#/filter/version",
                "Expected a whole number of at most 64 bits.",
                () -> json("{\"filter\":{\"version\":\"1\"}}"));
        rejected(
                "#/filter/version",
                "Expected a whole number of at most 64 bits.",
                () -> json("{\"filter\":{\"version\":1.0}}"));
        rejected("#/filter/createdAt", "Expected a time such as", () -> json("{\"filter\":{\"createdAt\":0}}"));
        rejected("#/filter/id", "Expected a UUID.", () -> json("{\"filter\":{\"id\":1}}"));
        rejected("#/filter/size", "Expected one of SMALL, LARGE.", () -> json("{\"filter\":{\"size\":1}}"));
    }

    @Test
    void unknownFieldsAreRejectedNamingTheKnownOnes() {
        String known = "Unknown field. Known fields: id, name, active, size, version, createdAt.";

        rejected("#/filter/shoeSize", known, () -> json("{\"filter\":{\"shoeSize\":42}}"));
        rejected("#/filter/Name", known, () -> json("{\"filter\":{\"Name\":\"jo\"}}"));
        rejected("#/filter/", known, () -> json("{\"filter\":{\"\":\"jo\"}}"));
        rejected("#/filter/a~1b~0c", known, () -> json("{\"filter\":{\"a/b~c\":\"jo\"}}"));
        rejected("#/sort/1/field", known, () -> json("{\"sort\":[{\"field\":\"name\"},{\"field\":\"name_key\"}]}"));
        rejected("shoeSize", known, () -> parameters("shoeSize=42"));
        rejected("shoeSize", known, () -> parser.parseOne(map("shoeSize=42")));
        rejected("shoe.eq", known, () -> parameters("shoe.eq=42"));
        rejected("sort", known, () -> parameters("sort=name;drop table users"));
        rejected("sort", known, () -> parameters("sort="));
        rejected("sort", known, () -> parameters("sort=name,"));
        rejected("sort", known, () -> parameters("sort=--name"));
        rejected("sort", known, () -> parameters("sort= name"));
    }

    @Test
    void unknownMembersAreRejectedNamingTheKnownOnes() {
        rejected(
                "#/offset",
                "Unknown member. Known members: filter, sort, limit, cursor, count, fields, explain.",
                () -> json("{\"offset\":1}"));
        rejected("#/a~1b", "Unknown member.", () -> json("{\"a/b\":1}"));
        rejected(
                "#/sort/0/nulls",
                "Unknown member. Known members: field, order.",
                () -> json("{\"sort\":[{\"field\":\"name\",\"nulls\":\"last\"}]}"));
    }

    @Test
    void wrongJsonTypesAreRejected() {
        for (String body : List.of("[]", "null", "1", "\"filter\"")) {
            rejected("#", "Expected a JSON object.", () -> json(body));
        }
        for (String member : List.of("null", "[]", "1")) {
            rejected("#/filter", "Expected a JSON object.", () -> json("{\"filter\":" + member + "}"));
        }
        for (String member : List.of("null", "{}", "\"name\"")) {
            rejected("#/sort", "Expected an array of at most 5 sort keys.", () -> json("{\"sort\":" + member + "}"));
        }
        rejected("#/sort/0", "Expected a JSON object.", () -> json("{\"sort\":[\"name\"]}"));
        rejected("#/sort/0", "The member field is missing.", () -> json("{\"sort\":[{\"order\":\"asc\"}]}"));
        rejected("#/sort/0/field", "Expected a string.", () -> json("{\"sort\":[{\"field\":1}]}"));
        rejected(
                "#/sort/0/order", "Expected a string.", () -> json("{\"sort\":[{\"field\":\"name\",\"order\":null}]}"));
        rejected(
                "#/sort/0/order",
                "Expected asc or desc.",
                () -> json("{\"sort\":[{\"field\":\"name\",\"order\":\"DESC\"}]}"));
    }

    @Test
    void aFieldCanBeASortKeyOnlyOnce() {
        rejected("#/sort", "A field can be a sort key only once.", () -> json("""
                        {"sort":[{"field":"name"},{"field":"id"},{"field":"name","order":"desc"}]}"""));
        rejected("sort", "A field can be a sort key only once.", () -> parameters("sort=name,-name"));
    }

    @Test
    void atMostFiveSortKeysAreAllowed() {
        assertThat(parameters("sort=createdAt,name,active,size,version").sort()).hasSize(6);
        rejected(
                "sort",
                "Expected at most 5 sort keys.",
                () -> parameters("sort=id,name,active,size,version,createdAt"));
    }

    @Test
    void theLimitIsBetween1And200() {
        for (int limit : List.of(1, 200)) {
            assertThat(json("{\"limit\":" + limit + "}").limit()).isEqualTo(limit);
            assertThat(parameters("limit=" + limit).limit()).isEqualTo(limit);
        }
        for (String limit : List.of("0", "201", "-1", "1.5", "2147483648", "9".repeat(100))) {
            rejected("#/limit", "Expected a whole number from 1 to 200.", () -> json("{\"limit\":" + limit + "}"));
            rejected("limit", "Expected a whole number from 1 to 200.", () -> parameters("limit=" + limit));
        }
        for (String limit : List.of("null", "\"10\"", "1e1", "[]")) {
            rejected("#/limit", "Expected a whole number from 1 to 200.", () -> json("{\"limit\":" + limit + "}"));
        }
        for (String limit : List.of("", "+1", "١")) {
            rejected("limit", "Expected a whole number from 1 to 200.", () -> parameters("limit=" + limit));
        }
    }

    @Test
    void aParameterMustBeGivenExactlyOnce() {
        for (String name : List.of("name", "sort", "limit")) {
            for (List<String> values : List.of(List.<String>of(), List.of("a", "b"))) {
                rejected(name, "must be given exactly once.", () -> parser.parse(Map.of(name, values)));
            }
        }
        rejected("name", "must be given exactly once", () -> parser.parseOne(Map.of("name", List.of("a", "a"))));
    }

    @Test
    void findingOneNeedsAFilter() {
        assertThat(parser.parseOne(map("name=Jo", "active=true", "fields=id")))
                .isEqualTo(new SearchRequest(
                        new Search(
                                new Filter.And(List.of(equal("name", "jo"), equal("active", "true"))),
                                List.of(new Sort("id", false)),
                                List.of(),
                                2,
                                false),
                        List.of("id"),
                        false));
        rejected("filter", "Filter by at least one of: id, name, ", () -> parser.parseOne(Map.of()));
        rejected("filter", "Filter by at least one of: id, name, ", () -> parser.parseOne(map("fields=id")));
        rejected("sort", "only for lists", () -> parser.parseOne(map("name=Jo", "sort=name")));
        rejected("limit", "only for lists", () -> parser.parseOne(map("limit=1")));
    }

    @Test
    void everyOperatorInEveryNotation() {
        same("{\"version\":{\"ne\":1}}", "version ne 1", "version.ne=1", "version ne \"1\"");
        same("{\"version\":{\"gt\":1}}", "version gt 1", "version.gt=1", "version gt \"1\"");
        same("{\"version\":{\"ge\":1}}", "version ge 1", "version.ge=1", "version ge \"1\"");
        same("{\"version\":{\"lt\":1}}", "version lt 1", "version.lt=1", "version lt \"1\"");
        same("{\"version\":{\"le\":1}}", "version le 1", "version.le=1", "version le \"1\"");
        same("{\"name\":{\"startsWith\":\"JO\"}}", "name sw \"JO\"", "name.startsWith=JO", "name startsWith \"jo\"");
        same("{\"name\":{\"endsWith\":\"JO\"}}", "name ew \"JO\"", "name.endsWith=JO", "name endsWith \"jo\"");
        same("{\"name\":{\"contains\":\"JO\"}}", "name co \"JO\"", "name.contains=JO", "name contains \"jo\"");
        same("{\"name\":{\"present\":true}}", "name pr", "name.present=true", "name present");
        same("{\"name\":{\"present\":false}}", "not (name pr)", "name.present=false", "not (name present)");
        assertThat(json("{\"filter\":{\"version\":{\"in\":[1,2]}}}").filter())
                .hasToString("version in (\"1\", \"2\")")
                .isEqualTo(parser.parse(Map.of("version.in", List.of("1", "2")))
                        .search()
                        .filter());
        assertThat(json("{\"filter\":{\"version\":{\"between\":[1,2]}}}").filter())
                .hasToString("version between (\"1\", \"2\")")
                .isEqualTo(parser.parse(Map.of("version.between", List.of("1", "2")))
                        .search()
                        .filter());
    }

    @Test
    void andOrAndNotCanBeCombined() {
        String expected = "((name eq \"a\" and version eq \"1\") or (not (active eq \"true\") and version gt \"2\"))";

        assertThat(parameters("filter=name eq \"A\" and version eq 1 or not (active eq true) and version gt 2")
                        .filter())
                .hasToString(expected);
        assertThat(parameters("filter=(NAME EQ \"A\" And ((version eq 1))) OR (NOT(active eq true) AND version GT 2)")
                        .filter())
                .hasToString(expected);
        assertThat(json("""
                        {"filter":{"or":[{"name":"A","version":1},{"not":{"active":true},"version":{"gt":2}}]}}""").filter()).hasToString(expected);
        assertThat(json("{\"filter\":\"name eq \\\"A\\\" and version eq 1 or not (active eq true) and version gt 2\"}")
                        .filter())
                .hasToString(expected);
        assertThat(json("{\"filter\":{\"and\":[{\"name\":\"a\"},{\"version\":1}]}}")
                        .filter())
                .isEqualTo(json("{\"filter\":{\"name\":\"a\",\"version\":1}}").filter());
    }

    @Test
    void scimSyntaxErrorsNameTheCharacter() {
        scim("", "At character 1: Expected 'not', '(' or a field: id, name,");
        scim("name", "At character 5: Expected an operator of the field name: eq, ne,");
        scim("name is \"a\"", "At character 6: Expected an operator of the field name: eq, ne,");
        scim("name in \"a\"", "At character 6: Expected an operator of the field name: eq, ne,");
        scim("name eq", "At character 8: Expected a space.");
        scim("name eq ", "At character 9: Expected a string in double quotes, a number,");
        scim("name eq a", "At character 9: Expected a string in double quotes, a number,");
        scim("name eq \"a", "At character 9: Expected a string in double quotes, a number,");
        scim("name eq \"a\\", "At character 9: Expected a string in double quotes, a number,");
        scim("name eq \"\\x\"", "At character 9: Expected a string in double quotes, a number,");
        scim("name eq {\"a\":1}", "At character 9: Expected a string in double quotes, a number,");
        scim("name eq null", "At character 9: Expected a string.");
        scim("name eq 1", "At character 9: Expected a string.");
        scim("shoe eq 1", "At character 1: Expected 'not', '(' or a field:");
        scim("active sw \"t\"", "At character 8: Expected an operator of the field active: eq, ne, pr.");
        scim("version gt \"1\"", "At character 12: Expected a whole number of at most 64 bits.");
        scim("createdAt gt \"abc\"", "At character 14: The value must be a time");
        scim("name eq \"a\" and", "At character 16: Expected 'not', '(' or a field:");
        scim("name eq \"a\" name eq \"b\"", "At character 13: Expected 'and', 'or' or the end.");
        scim("(name eq \"a\"", "At character 13: Expected 'and', 'or' or ')'.");
        scim("name eq \"a\")", "At character 12: Expected 'and', 'or' or the end.");
        scim("not name eq \"a\"", "At character 5: Expected '(' after 'not'.");
        scim("emails[type eq \"work\"]", "At character 1: Expected 'not', '(' or a field:");
    }

    @Test
    void aScimStringMayConsistOfEscapesOnly() {
        assertThat(parameters("filter=name eq \"" + "\\n".repeat(1_000) + "\"").filter())
                .isEqualTo(equal("name", "\n".repeat(1_000)));
        rejected("filter", "at most 1000", () -> parameters("filter=name eq \"" + "\\n".repeat(8_000) + "\""));
    }

    @Test
    void invalidOperatorsAndOperandsAreRejected() {
        rejected("#/filter/name", "Expected an operator: eq, ne,", () -> json("{\"filter\":{\"name\":{}}}"));
        rejected(
                "#/filter/name/$ne",
                "The field name has no such operator. Its operators: eq, ne,",
                () -> json("{\"filter\":{\"name\":{\"$ne\":1}}}"));
        rejected(
                "#/filter/active/gt",
                "The field active has no such operator. Its operators: eq, ne, in, present.",
                () -> json("{\"filter\":{\"active\":{\"gt\":true}}}"));
        rejected(
                "#/filter/name/in",
                "Expected an array of 1 to 100 values.",
                () -> json("{\"filter\":{\"name\":{\"in\":\"a\"}}}"));
        rejected("#/filter/name/in", "1 to 100 values", () -> json("{\"filter\":{\"name\":{\"in\":[]}}}"));
        rejected("#/filter/name/in/1", "Expected a string.", () -> json("{\"filter\":{\"name\":{\"in\":[\"a\",1]}}}"));
        rejected("#/filter/name/between", "two values", () -> json("{\"filter\":{\"name\":{\"between\":[\"a\"]}}}"));
        rejected("#/filter/name/present", "true or false", () -> json("{\"filter\":{\"name\":{\"present\":1}}}"));
        rejected("#/filter/or", "Expected an array of at least one filter.", () -> json("{\"filter\":{\"or\":[]}}"));
        rejected("#/filter/or", "Expected an array of at least one filter.", () -> json("{\"filter\":{\"or\":{}}}"));
        rejected("#/filter/or/0/not", "Expected a JSON object", () -> json("{\"filter\":{\"or\":[{\"not\":1}]}}"));
        rejected("name.is", "has no such operator", () -> parameters("name.is=a"));
        rejected("active.lt", "has no such operator", () -> parameters("active.lt=true"));
    }

    @Test
    void depthAndSizeAreLimited() {
        assertThat(json("{\"filter\":" + "{\"not\":".repeat(10) + "{}" + "}".repeat(10) + "}")
                        .filter()
                        .depth())
                .isPositive();
        rejected(
                "#/filter" + "/not".repeat(11),
                "At most 10",
                () -> json("{\"filter\":" + "{\"not\":".repeat(11) + "{}" + "}".repeat(11) + "}"));
        assertThat(parameters("filter=" + "not (".repeat(11) + "name pr" + ")".repeat(11))
                        .filter()
                        .depth())
                .isEqualTo(11);
        rejected("filter", "At most 10", () -> parameters("filter=" + "not (".repeat(12) + "name pr" + ")".repeat(12)));
        assertThat(parameters("filter=" + "(".repeat(100) + "name pr" + ")".repeat(100))
                        .filter())
                .hasToString("name present");
        rejected("filter", "At most 10", () -> parameters("filter=" + "(".repeat(5_000)));
        rejected("filter", "at most 16384 characters", () -> parameters("filter=" + "(".repeat(20_000)));
        rejected(
                "#/filter/and/200",
                "at most 200 values",
                () -> json("{\"filter\":{\"and\":[" + "{},".repeat(300) + "{}]}}"));
        rejected(
                "filter",
                "at most 200 values",
                () -> parameters("filter=" + "version eq 1 and ".repeat(200) + "version eq 1"));
    }

    @Test
    void aPrefixSearchIsSortedByItsField() {
        List<Sort> byName = List.of(new Sort("name", false), new Sort("id", false));

        assertThat(parameters("name.startsWith=Jo").sort()).isEqualTo(byName);
        assertThat(parameters("active=true", "filter=name sw \"Jo\"").sort()).isEqualTo(byName);
        assertThat(parameters("active=true", "filter=version gt 1 and name sw \"Jo\"")
                        .sort())
                .isEqualTo(byName);
        assertThat(parameters("filter=name sw \"Jo\" or active eq true").sort()).containsExactly(new Sort("id", false));
        assertThat(parameters("name.startsWith=Jo", "sort=version").sort())
                .containsExactly(new Sort("version", false), new Sort("id", false));
    }

    @Test
    void aCursorIsValidForItsOwnSearchOnly() {
        String cursor =
                parameters("active=true", "sort=-createdAt,name").cursor(List.of("2026-01-31T12:00:00Z", "jo", ID));

        assertThat(parameters("active=true", "sort=-createdAt,name", "limit=7", "cursor=" + cursor)
                        .after())
                .containsExactly("2026-01-31T12:00:00Z", "jo", ID);
        assertThat(json("{\"filter\":{\"active\":true},\"sort\":[{\"field\":\"createdAt\",\"order\":\"desc\"},"
                                + "{\"field\":\"name\"}],\"cursor\":\"" + cursor + "\"}")
                        .after())
                .hasSize(3);
        String why = "must be a cursor from an answer to this same query";
        rejected("cursor", why, () -> parameters("active=false", "sort=-createdAt,name", "cursor=" + cursor));
        rejected("cursor", why, () -> parameters("active=true", "sort=createdAt,name", "cursor=" + cursor));
        rejected("cursor", why, () -> parameters("active=true", "sort=-createdAt", "cursor=" + cursor));
        for (String broken :
                List.of("", "x", "é", "bnVsbA", "W10", "W251bGxd", "WyJhIl0", cursor + "A", cursor.substring(1))) {
            rejected("cursor", why, () -> parameters("active=true", "sort=-createdAt,name", "cursor=" + broken));
        }
        for (String value : List.of("one", "+1", "٣", "9223372036854775808")) {
            String forged = parameters("sort=version").cursor(List.of(value, ID));
            rejected("cursor", why, () -> parameters("sort=version", "cursor=" + forged));
        }
        String forged = parameters("sort=createdAt").cursor(List.of("+999999999-12-31T23:59:59Z", ID));
        rejected("cursor", why, () -> parameters("sort=createdAt", "cursor=" + forged));
    }

    @Test
    void fieldsAndFlagsAreParsed() {
        assertThat(parser.parse(map("fields=name,id")).fields()).containsExactly("name", "id");
        assertThat(parser.parse(map("explain=true")).explained()).isTrue();
        assertThat(parameters("count=true").counted()).isTrue();
        assertThat(parser.parseFields(map("fields=id"))).containsExactly("id");
        rejected("fields", "Unknown field.", () -> parameters("fields="));
        rejected("count", "Expected true or false.", () -> parameters("count=1"));
        rejected("#/fields", "Expected an array of at least one field.", () -> json("{\"fields\":\"id\"}"));
        rejected("#/fields/0", "Expected a string", () -> json("{\"fields\":[1]}"));
        rejected("#/count", "Expected true or false.", () -> json("{\"count\":1}"));
        rejected("name", "Unknown parameter.", () -> parser.parseFields(map("name=Jo")));
    }

    private void same(String json, String scim, String parameter, String expected) {
        assertThat(json("{\"filter\":" + json + "}").filter())
                .hasToString(expected)
                .isEqualTo(parameters("filter=" + scim).filter())
                .isEqualTo(parameters(parameter).filter());
    }

    private void scim(String filter, String why) {
        rejected("filter", why, () -> parameters("filter=" + filter));
    }

    @Test
    void aTextHasAtMost1000Characters() {
        assertThat(parameters("name=" + "😀".repeat(1_000)).filter()).isEqualTo(equal("name", "😀".repeat(1_000)));
        // Not in canonical order. The time to reorder them grows with the square of their number.
        String marks = "\u0301\u0323".repeat(16_000);
        for (String operator : List.of("eq", "startsWith", "contains")) {
            rejected("name." + operator, "at most 1000 characters", () -> parameters("name." + operator + "=" + marks));
        }
    }

    @Test
    void theErrorDoesNotRepeatTheValue() {
        assertThatExceptionOfType(InvalidSearch.class)
                .isThrownBy(() -> parameters("version=secret"))
                .withMessageNotContaining("secret");
    }

    private static Comparison equal(String field, String value) {
        return new Comparison(field, Operator.EQ, List.of(value));
    }

    private void value(String field, String jsonValue, String value) {
        Filter expected = equal(field, value);

        assertThat(json("{\"filter\":{\"" + field + "\":" + jsonValue + "}}").filter())
                .isEqualTo(expected);
        assertThat(parser.parse(Map.of(field, List.of(unquoted(jsonValue))))
                        .search()
                        .filter())
                .isEqualTo(expected);
    }

    private void rejectedValue(String field, String jsonValue, String why) {
        rejected("#/filter/" + field, why, () -> json("{\"filter\":{\"" + field + "\":" + jsonValue + "}}"));
        rejected(field, why, () -> parser.parse(Map.of(field, List.of(unquoted(jsonValue)))));
    }

    private Search json(String text) {
        return parser.parse(JsonMapper.shared().readTree(text)).search();
    }

    private Search parameters(String... parameters) {
        return parser.parse(map(parameters)).search();
    }

    private static Map<String, List<String>> map(String... parameters) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            map.put(parameter.substring(0, equals), List.of(parameter.substring(equals + 1)));
        }
        return map;
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String unquoted(String jsonValue) {
        return JsonMapper.shared().readTree(jsonValue).asString();
    }

    private static void rejected(String location, String why, ThrowingCallable search) {
        assertThatExceptionOfType(InvalidSearch.class)
                .isThrownBy(search)
                .withMessageContaining(why)
                .satisfies(invalid ->
                        assertThat(invalid.errors().get(0).location()).isEqualTo(location));
    }

    private enum Size {
        SMALL,
        LARGE
    }
}
