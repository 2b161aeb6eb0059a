package io.roster.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SqlSearchTest {

    private static final Fields FIELDS = new Fields(
            Field.id("id"), Field.text("name", text -> text), Field.number("version"), Field.instant("createdAt"));

    @Test
    void everyRowIsAConditionThatIsTrue() {
        assertThat(SqlSearch.of(Filter.ALL, FIELDS)).isEqualTo(new SqlSearch("true", List.of()));
    }

    @Test
    void aFieldIsComparedInTheColumnOfItsKey() {
        assertThat(SqlSearch.of(new Filter.Equal("name", "jo"), FIELDS))
                .isEqualTo(new SqlSearch("name_key = ?", List.of("jo")));
        assertThat(SqlSearch.of(new Filter.Equal("createdAt", 1), FIELDS))
                .isEqualTo(new SqlSearch("created_at = ?", List.of(1)));
    }

    @Test
    void allPartsMustMatchAndTheirValuesAreInOrder() {
        UUID id = UUID.randomUUID();
        Filter filter = new Filter.And(List.of(
                new Filter.Equal("name", "jo"),
                new Filter.And(List.of()),
                new Filter.And(List.of(new Filter.Equal("id", id)))));

        assertThat(SqlSearch.of(filter, FIELDS))
                .isEqualTo(new SqlSearch("(name_key = ? and true and (id = ?))", List.of("jo", id)));
    }

    @Test
    void valuesAreBoundAndNeverPartOfTheSql() {
        for (String value :
                List.of("' or '1'='1", "x'; drop table users; --", "?", "(true and )", ":name", "\\", "%_")) {
            SqlSearch sql = SqlSearch.of(new Filter.And(List.of(new Filter.Equal("name", value))), FIELDS);

            assertThat(sql).isEqualTo(new SqlSearch("(name_key = ?)", List.of(value)));
        }
    }

    @Test
    void anUndeclaredFieldNeverBecomesSql() {
        for (String field : List.of("name_key", "1 = 1 or name", "email")) {
            assertThatExceptionOfType(InvalidSearch.class)
                    .isThrownBy(() -> SqlSearch.of(new Filter.Equal(field, "jo"), FIELDS));
            assertThatExceptionOfType(InvalidSearch.class)
                    .isThrownBy(() -> SqlSearch.orderBy(List.of(new Sort(field, false)), FIELDS));
        }
    }

    @Test
    void theIdentifierMakesEveryOrderComplete() {
        assertThat(SqlSearch.orderBy(List.of(), FIELDS)).isEqualTo("id");
        assertThat(SqlSearch.orderBy(List.of(new Sort("createdAt", true), new Sort("name", false)), FIELDS))
                .isEqualTo("created_at desc, name_key, id");
    }

    @Test
    void theIdentifierStandsInAnOrderOnce() {
        assertThat(SqlSearch.orderBy(List.of(new Sort("id", true), new Sort("version", false)), FIELDS))
                .isEqualTo("id desc, version");
    }

    @Test
    void aFilterKnowsWhatItMentions() {
        Filter filter = new Filter.And(List.of(new Filter.And(List.of(new Filter.Equal("name", "jo")))));

        assertThat(filter.mentions("name")).isTrue();
        assertThat(filter.mentions("version")).isFalse();
        assertThat(Filter.ALL.mentions("name")).isFalse();
    }
}
