package io.roster.search.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Filter;
import io.roster.search.Filter.Comparison;
import io.roster.search.Operator;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhereClauseTest {

    private static final Fields FIELDS = new Fields(
            Field.id("id"),
            Field.text("name", (text, operator) -> text),
            Field.number("version"),
            Field.instant("createdAt"));

    @Test
    void anEmptyFilterIsTrue() {
        assertThat(WhereClause.of(Filter.all(), FIELDS)).isEqualTo(new Sql("true", List.of()));
    }

    @Test
    void aColumnIsComparedWithAValueOfItsType() {
        assertThat(WhereClause.of(new Comparison("name", Operator.EQ, List.of("jo")), FIELDS))
                .isEqualTo(new Sql("name_key = ?", List.of("jo")));
        assertThat(WhereClause.of(new Comparison("createdAt", Operator.GT, List.of("2026-01-31T12:00:00Z")), FIELDS))
                .isEqualTo(new Sql("created_at > ?", List.of(OffsetDateTime.parse("2026-01-31T12:00:00Z"))));
    }

    @Test
    void parametersAreInTheOrderOfTheParts() {
        Filter version = new Comparison("version", Operator.IN, List.of("1", "2"));
        Filter name = new Comparison("name", Operator.EQ, List.of("jo"));

        assertThat(WhereClause.of(
                        new Filter.Or(List.of(version, new Filter.Not(new Filter.And(List.of(name, version))))),
                        FIELDS))
                .isEqualTo(new Sql(
                        "(version in (?, ?) or not ((name_key = ? and version in (?, ?))))",
                        List.of(1L, 2L, "jo", 1L, 2L)));
    }

    @Test
    void valuesAreAlwaysBound() {
        for (String value :
                List.of("' or '1'='1", "x'; drop table users; --", "?", "(true and )", ":name", "\\", "%_")) {
            assertThat(WhereClause.of(new Comparison("name", Operator.EQ, List.of(value)), FIELDS))
                    .isEqualTo(new Sql("name_key = ?", List.of(value)));
        }
        assertThat(WhereClause.of(new Comparison("name", Operator.CONTAINS, List.of("50%_\\")), FIELDS))
                .isEqualTo(new Sql("name_key like ?", List.of("%50\\%\\_\\\\%")));
    }

    @Test
    void aPrefixIsAnIndexRange() {
        assertThat(WhereClause.of(new Comparison("name", Operator.STARTS_WITH, List.of("jo")), FIELDS))
                .isEqualTo(new Sql("(name_key >= ? and name_key < ?)", List.of("jo", "jp")));
        assertThat(WhereClause.of(new Comparison("name", Operator.STARTS_WITH, List.of("")), FIELDS)
                        .parameters())
                .isEqualTo(List.of(""));
        assertThat(WhereClause.of(new Comparison("name", Operator.STARTS_WITH, List.of("😀")), FIELDS)
                        .parameters())
                .isEqualTo(List.of("😀", "😁", "😀%"));
    }

    @Test
    void undeclaredFieldsAreRejected() {
        for (String field : List.of("name_key", "1 = 1 or name", "email")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WhereClause.of(new Comparison(field, Operator.EQ, List.of("jo")), FIELDS));
        }
    }
}
