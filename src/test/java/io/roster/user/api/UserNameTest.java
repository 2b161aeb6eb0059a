package io.roster.user.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.message.Reason;
import io.roster.text.InvalidValue;
import io.roster.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserNameTest {

    @Test
    void isKeptAsWrittenExceptForOuterWhiteSpace() {
        assertThat(UserName.of(" Jo  d'Été \t").value()).isEqualTo("Jo  d'Été");
    }

    @Test
    void hasAtMostTwoHundredCodePoints() {
        for (String longest : List.of("x".repeat(200), "😀".repeat(200), " " + "ß".repeat(100) + " ")) {
            assertThat(UserName.of(longest).value()).isEqualTo(longest.strip());
        }
        rejected("x".repeat(201), "must have at most 200 characters, but has 201");
        rejected("😀".repeat(201), "must have at most 200 characters, but has 201");
    }

    @Test
    void isRejectedIfItsFoldedFormIsTooLongForTheIndex() {
        String longWhenFolded = "\uFDFA".repeat(12);

        assertThat(Text.fold(longWhenFolded).length()).isGreaterThan(200);
        rejected(longWhenFolded, "must have at most 200 characters");
        rejected("ß".repeat(101), "must have at most 200 characters, but has 202");
    }

    @Test
    void isRejectedIfBlankOrNotOneLineOfText() {
        for (String name :
                List.of("", " ", "\u00A0\u3000", "\u200B", "a\nb", "a\u0000b", "a\uD800", "a\u202Eb", "a\uFFFF")) {
            rejected(name, "must not ");
        }
    }

    @Test
    void namesInAnotherCaseAreNotEqual() {
        assertThat(UserName.of("jo")).isNotEqualTo(UserName.of("Jo")).isEqualTo(UserName.of(" jo "));
    }

    @Test
    void disclosesNothing() {
        assertThat(UserName.of("Jo Doe")).hasToString("UserName[…]");
        assertThat(Reason.of("Jo Doe left")).hasToString("Reason[…]");
    }

    @Test
    void aReasonIsOneLineOfAtMostFiveHundredCharacters() {
        assertThat(Reason.of(" left ").value()).isEqualTo("left");
        assertThat(Reason.of("😀".repeat(500)).value()).hasSize(1000);
        for (String reason : List.of("", "\u2003", "a\nb", "x".repeat(501))) {
            assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Reason.of(reason));
        }
    }

    private static void rejected(String name, String why) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> UserName.of(name))
                .withMessageStartingWith(why);
    }
}
