package io.roster.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppearanceTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, \u0430da@example.org",
        "ada@example.org, ADA@EXAMPLE.ORG",
        "paypal@example.org, \u0420\u0410\u0423\u0420AL@example.org",
        "mary@example.org, rnary@example.org",
        "lisa@example.org, Iisa@example.org",
        "lisa@example.org, 1isa@example.org",
        "o@example.org, 0@example.org",
        "ada@example.org, ada@ex\u0430mple.org",
        "ada@example.org, a\u0501a@example.org",
    })
    void textsThatLookAlike(String one, String other) {
        assertThat(Appearance.of(one)).isEqualTo(Appearance.of(other));
        assertThat(Appearance.number(one)).isEqualTo(Appearance.number(other));
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, eda@example.org",
        "ada@example.org, ada@example.com",
        "ada@example.org, a.da@example.org",
        "jo@example.org, j\u00f6@example.org",
    })
    void textsThatDoNot(String one, String other) {
        assertThat(Appearance.number(one)).isNotEqualTo(Appearance.number(other));
    }
}
