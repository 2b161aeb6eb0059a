package io.roster.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.text.Text;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SearchParserTest {

    private static final String ID = "2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4";

    private static final Fields FIELDS = new Fields(
            Field.id("id"),
            Field.text("name", Text::fold),
            Field.flag("active"),
            Field.choice("size", Size.class),
            Field.number("version"),
            Field.instant("createdAt"));

    private final SearchParser parser = new SearchParser(FIELDS);

    @Test
    void nothingAskedIsEverythingUpToTheDefaultLimit() {
        Search everything = new Search(Filter.ALL, List.of(), 50);

        assertThat(json("{}")).isEqualTo(everything);
        assertThat(json("{\"filter\":{},\"sort\":[]}")).isEqualTo(everything);
        assertThat(parameters()).isEqualTo(everything);
    }

    @Test
    void bothSpellingsSayTheSame() {
        assertThat(json("""
                        {"filter":{"active":true,"name":"JO"},
                         "sort":[{"field":"createdAt","order":"desc"},{"field":"name"},{"field":"id","order":"asc"}],
                         "limit":10}"""))
                .isEqualTo(parameters("active=true", "name=JO", "sort=-createdAt,name,id", "limit=10"))
                .isEqualTo(new Search(
                        new Filter.And(List.of(new Filter.Equal("active", true), new Filter.Equal("name", "jo"))),
                        List.of(new Sort("createdAt", true), new Sort("name", false), new Sort("id", false)),
                        10));
    }

    @Test
    void valuesHaveTheTypeOfTheirField() {
        OffsetDateTime noon = OffsetDateTime.parse("2026-01-31T12:00:00Z");

        value("id", quoted(ID.toUpperCase(Locale.ROOT)), UUID.fromString(ID));
        value("name", quoted("Straße"), "strasse");
        value("name", quoted(""), "");
        value("name", quoted("true"), "true");
        value("active", "false", false);
        value("size", quoted("LARGE"), "LARGE");
        value("version", "9223372036854775807", Long.MAX_VALUE);
        value("version", "-1", -1L);
        value("createdAt", quoted("2026-01-31T12:00:00Z"), noon);
        value("createdAt", quoted("2026-01-31T14:30:00+02:30"), noon);
    }

    @Test
    void valuesOfTheWrongTypeAreRefused() {
        refusedValue("id", quoted("jo"), "The value must be a UUID.");
        refusedValue("id", quoted("1-1-1-1-1"), "The value must be a UUID.");
        refusedValue("active", "1", "The value must be true or false.");
        refusedValue("active", quoted("yes"), "The value must be true or false.");
        refusedValue("size", quoted("medium"), "The value must be one of SMALL, LARGE.");
        refusedValue("version", "1.5", "The value must be a whole number");
        refusedValue("version", "9223372036854775808", "The value must be a whole number of at most 64 bits.");
        refusedValue("version", "9".repeat(500), "The value must be a whole number of at most 64 bits.");
        refusedValue("createdAt", quoted("yesterday"), "The value must be a time such as ");
        refusedValue("createdAt", quoted("2026-01-31"), "The value must be a time such as ");
        refusedValue("createdAt", quoted("-999999999-01-01T00:00:00+18:00"), "The value must be a time such as ");
        refusedValue("createdAt", quoted("-0001-12-31T23:59:59Z"), "The value must be a time such as ");
        refusedValue("createdAt", quoted("+10000-01-01T00:00:00Z"), "The value must be a time such as ");
        refusedValue("name", quoted("a\u0000"), "The value must not contain the character U+0000.");
        refusedValue("name", quoted("\uD800"), "The value must not contain the character U+D800.");
    }

    @Test
    void jsonValuesMustHaveTheJsonTypeOfTheField() {
        for (String value : List.of("null", "1", "true", "[]", "{}", "[\"jo\"]", "{\"$ne\":\"jo\"}")) {
            refused("#/filter/name", "The value must be a text.", () -> json("{\"filter\":{\"name\":" + value + "}}"));
        }
        refused("#/filter/active", "must be true or false", () -> json("{\"filter\":{\"active\":\"true\"}}"));
        refused("#/filter/version", "must be a whole number.", () -> json("{\"filter\":{\"version\":\"1\"}}"));
        refused("#/filter/version", "must be a whole number.", () -> json("{\"filter\":{\"version\":1.0}}"));
        refused("#/filter/createdAt", "must be a time", () -> json("{\"filter\":{\"createdAt\":0}}"));
        refused("#/filter/id", "must be a UUID", () -> json("{\"filter\":{\"id\":1}}"));
        refused("#/filter/size", "must be one of SMALL, LARGE", () -> json("{\"filter\":{\"size\":1}}"));
    }

    @Test
    void unknownFieldsAreRefusedAndTheKnownOnesNamed() {
        String known = "There is no such field. There are: id, name, active, size, version, createdAt.";

        refused("#/filter/shoeSize", known, () -> json("{\"filter\":{\"shoeSize\":42}}"));
        refused("#/filter/Name", known, () -> json("{\"filter\":{\"Name\":\"jo\"}}"));
        refused("#/filter/", known, () -> json("{\"filter\":{\"\":\"jo\"}}"));
        refused("#/filter/a~1b~0c", known, () -> json("{\"filter\":{\"a/b~c\":\"jo\"}}"));
        refused("#/sort/1/field", known, () -> json("{\"sort\":[{\"field\":\"name\"},{\"field\":\"name_key\"}]}"));
        refused("shoeSize", known, () -> parameters("shoeSize=42"));
        refused("shoeSize", known, () -> parser.parseFilter(map("shoeSize=42")));
        refused("sort", known, () -> parameters("sort=name;drop table users"));
        refused("sort", known, () -> parameters("sort="));
        refused("sort", known, () -> parameters("sort=name,"));
        refused("sort", known, () -> parameters("sort=--name"));
        refused("sort", known, () -> parameters("sort= name"));
    }

    @Test
    void unknownMembersAreRefusedAndTheKnownOnesNamed() {
        refused("#/offset", "There is no such member. There are: filter, sort, limit.", () -> json("{\"offset\":1}"));
        refused("#/a~1b", "There is no such member", () -> json("{\"a/b\":1}"));
        refused(
                "#/sort/0/nulls",
                "There is no such member. There are: field, order.",
                () -> json("{\"sort\":[{\"field\":\"name\",\"nulls\":\"last\"}]}"));
    }

    @Test
    void whatHasTheWrongShapeIsRefused() {
        for (String body : List.of("[]", "null", "1", "\"filter\"")) {
            refused("#", "Must be a JSON object.", () -> json(body));
        }
        for (String member : List.of("null", "[]", "\"name\"")) {
            refused("#/filter", "Must be a JSON object.", () -> json("{\"filter\":" + member + "}"));
        }
        for (String member : List.of("null", "{}", "\"name\"")) {
            refused("#/sort", "Must be an array of objects", () -> json("{\"sort\":" + member + "}"));
        }
        refused("#/sort/0", "Must be a JSON object.", () -> json("{\"sort\":[\"name\"]}"));
        refused("#/sort/0", "The member field is missing.", () -> json("{\"sort\":[{\"order\":\"asc\"}]}"));
        refused("#/sort/0/field", "Must be a string.", () -> json("{\"sort\":[{\"field\":1}]}"));
        refused("#/sort/0/order", "Must be a string.", () -> json("{\"sort\":[{\"field\":\"name\",\"order\":null}]}"));
        refused(
                "#/sort/0/order",
                "Must be asc or desc.",
                () -> json("{\"sort\":[{\"field\":\"name\",\"order\":\"DESC\"}]}"));
    }

    @Test
    void aFieldIsSortedByOnce() {
        refused("#/sort", "The field name stands there twice.", () -> json("""
                        {"sort":[{"field":"name"},{"field":"id"},{"field":"name","order":"desc"}]}"""));
        refused("sort", "The field name stands there twice.", () -> parameters("sort=name,-name"));
    }

    @Test
    void fiveSortKeysAreTheMost() {
        assertThat(parameters("sort=id,name,active,size,version").sort()).hasSize(5);
        refused("sort", "At most 5 keys are allowed.", () -> parameters("sort=id,name,active,size,version,createdAt"));
    }

    @Test
    void theLimitIsBetween1And200() {
        for (int limit : List.of(1, 200)) {
            assertThat(json("{\"limit\":" + limit + "}").limit()).isEqualTo(limit);
            assertThat(parameters("limit=" + limit).limit()).isEqualTo(limit);
        }
        for (String limit : List.of("0", "201", "-1", "1.5", "2147483648", "9".repeat(100))) {
            refused("#/limit", "Must be a whole number from 1 to 200.", () -> json("{\"limit\":" + limit + "}"));
            refused("limit", "Must be a whole number from 1 to 200.", () -> parameters("limit=" + limit));
        }
        for (String limit : List.of("null", "\"10\"", "1e1", "[]")) {
            refused("#/limit", "Must be a whole number from 1 to 200.", () -> json("{\"limit\":" + limit + "}"));
        }
        refused("limit", "Must be a whole number from 1 to 200.", () -> parameters("limit="));
    }

    @Test
    void everyParameterIsGivenOnceWithAValue() {
        for (String name : List.of("name", "sort", "limit")) {
            for (List<String> values : List.of(List.<String>of(), List.of("a", "b"), Arrays.asList((String) null))) {
                refused(name, "Must be given once, with a value.", () -> parser.parse(Map.of(name, values)));
            }
        }
        refused("name", "Must be given once", () -> parser.parseFilter(Map.of("name", List.of("a", "a"))));
    }

    @Test
    void aFilterAloneNeedsAField() {
        assertThat(parser.parseFilter(map("name=Jo", "active=true")))
                .isEqualTo(new Filter.And(List.of(new Filter.Equal("name", "jo"), new Filter.Equal("active", true))));
        refused("", "Say which one, by: id, name, ", () -> parser.parseFilter(Map.of()));
        refused("sort", "There is no such field.", () -> parser.parseFilter(map("name=Jo", "sort=name")));
        refused("limit", "There is no such field.", () -> parser.parseFilter(map("limit=1")));
    }

    @Test
    void aRefusalDoesNotRepeatTheValue() {
        assertThatExceptionOfType(InvalidSearch.class)
                .isThrownBy(() -> parameters("version=secret"))
                .withMessageNotContaining("secret");
    }

    private void value(String field, String jsonValue, Object value) {
        Filter expected = new Filter.And(List.of(new Filter.Equal(field, value)));

        assertThat(json("{\"filter\":{\"" + field + "\":" + jsonValue + "}}").filter())
                .isEqualTo(expected);
        assertThat(parser.parse(Map.of(field, List.of(unquoted(jsonValue)))).filter())
                .isEqualTo(expected);
    }

    private void refusedValue(String field, String jsonValue, String why) {
        refused("#/filter/" + field, why, () -> json("{\"filter\":{\"" + field + "\":" + jsonValue + "}}"));
        refused(field, why, () -> parser.parse(Map.of(field, List.of(unquoted(jsonValue)))));
    }

    private Search json(String text) {
        return parser.parse(JsonMapper.shared().readTree(text));
    }

    private Search parameters(String... parameters) {
        return parser.parse(map(parameters));
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

    private static void refused(String place, String why, ThrowingCallable search) {
        assertThatExceptionOfType(InvalidSearch.class)
                .isThrownBy(search)
                .withMessageContaining(why)
                .satisfies(invalid -> assertThat(invalid.place()).isEqualTo(place));
    }

    private enum Size {
        SMALL,
        LARGE
    }
}
