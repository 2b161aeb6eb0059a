package io.roster.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final int FEW_THOUSAND = 5_000;

    /** Letters that grow, shrink, reorder or depend on their neighbours when case or composition changes. */
    private static final String TRICKY =
            "aİıIſßẞΣσςΐΰŉǰẖﬁﬃǅǆDžά\u0345\u0307\u0308\u0301\u0323\u0130\u1E9E\u03F4K\u212A\u212BﷺｱﾞカΩ";

    @Test
    void outerWhiteSpaceIsRemoved() {
        assertThat(Text.line("\t Jo  Doe \u3000\n", 20)).isEqualTo("Jo  Doe");
    }

    @Test
    void everyScriptIsAllowed() {
        for (String name :
                List.of("O'Neil-Šimůnek", "محمد", "鈴木一郎", "नमस्ते", "👩\u200D🚀", "a\u200Bb", "%_\\\"<>&;")) {
            assertThat(Text.line(name, 20)).isEqualTo(name);
        }
    }

    @Test
    void lengthIsInCodePointsAfterStripping() {
        assertThat(Text.line(" 😀😀😀 ", 3)).isEqualTo("😀😀😀");
        rejected("😀😀😀😀", 3, "must have at most 3 characters, but has 4");
    }

    @Test
    void blankLinesAreRejected() {
        for (String blank : List.of(
                "",
                " ",
                "\t\r\n",
                "\u00A0",
                "\u2003\u3000",
                "\u200B",
                "\uFEFF",
                "\u00AD",
                "\u200D\u200C",
                "\u2060 \u180E")) {
            rejected(blank, 20, "must not be blank");
        }
    }

    @Test
    void controlCharactersAndLineBreaksAreRejected() {
        for (int codePoint : List.of(1, 7, 8, 9, 10, 13, 0x1B, 0x1F, 0x7F, 0x85, 0x9F, 0x2028, 0x2029)) {
            rejected("a" + Character.toString(codePoint) + "b", 20, "U+%04X".formatted(codePoint));
        }
    }

    @Test
    void bidirectionalControlsAreRejected() {
        IntStream.concat(IntStream.rangeClosed(0x202A, 0x202E), IntStream.rangeClosed(0x2066, 0x2069))
                .forEach(control -> rejected("a" + Character.toString(control) + "b", 20, "U+%04X".formatted(control)));
    }

    @Test
    void noncharactersAreRejected() {
        IntStream.concat(
                        IntStream.rangeClosed(0xFDD0, 0xFDEF),
                        IntStream.rangeClosed(0, 16)
                                .flatMap(plane -> IntStream.of(0xFFFE, 0xFFFF).map(last -> (plane << 16) | last)))
                .forEach(noncharacter ->
                        rejected("a" + Character.toString(noncharacter) + "b", 20, "U+%04X".formatted(noncharacter)));
    }

    @Test
    void whatADatabaseCannotStoreIsRejected() {
        for (String text : List.of("\u0000", "a\u0000b", "\uD800", "a\uDFFFb", "\uDC00\uD800", "😀\uD83D")) {
            rejected(text, 20, "must not contain the character U+");
            assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Text.requireStorable(text));
        }
    }

    @Test
    void whatADatabaseCanStoreIsStorable() {
        for (String text : List.of("", "a\nb\t\u0001", "\u202E", "😀", "\uFFFE")) {
            assertThat(Text.requireStorable(text)).isSameAs(text);
        }
    }

    @Test
    void equivalentTextsFoldEqually() {
        assertThat(Text.fold("STRASSE")).isEqualTo(Text.fold("Straße")).isEqualTo(Text.fold("straẞe"));
        assertThat(Text.fold("Zoë")).isEqualTo(Text.fold("ZOE\u0308"));
        assertThat(Text.fold("ＪＯ")).isEqualTo("jo");
        assertThat(Text.fold("ﬁn")).isEqualTo("fin");
        assertThat(Text.fold("ΟΔΥΣΣΕΥΣ")).isEqualTo(Text.fold("οδυσσευς")).isEqualTo(Text.fold("οδυσσευσ"));
    }

    @Test
    void foldingIgnoresLocales() {
        assertThat(Text.fold("IiıI")).isEqualTo("iiii");
        assertThat(Text.fold("İ")).isEqualTo("i\u0307");
    }

    @Test
    void differentTextsFoldDifferently() {
        assertThat(List.of("a", "ä", "а", "a b", "ab", "o", "0").stream().map(Text::fold))
                .doesNotHaveDuplicates();
    }

    @Test
    void foldingACodePointIsIdempotent() {
        List<String> unstable = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .filter(text -> !Text.fold(Text.fold(text)).equals(Text.fold(text)))
                .map(text -> "U+%X".formatted(text.codePointAt(0)))
                .toList();

        assertThat(unstable).isEmpty();
    }

    @Test
    void foldingATextIsIdempotent() {
        Random random = new Random(20260131);
        for (int i = 0; i < FEW_THOUSAND; i++) {
            String once = Text.fold(text(random));
            assertThat(Text.fold(once)).isEqualTo(once);
        }
    }

    private static String text(Random random) {
        int[] tricky = TRICKY.codePoints().toArray();
        return random.ints(1 + random.nextInt(8), 0, 2 * tricky.length)
                .map(i -> i < tricky.length ? tricky[i] : anyCodePoint(random))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static int anyCodePoint(Random random) {
        int codePoint = random.nextInt(random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1);
        return Character.getType(codePoint) == Character.SURROGATE ? 'x' : codePoint;
    }

    private static void rejected(String text, int maxLength, String why) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Text.line(text, maxLength))
                .withMessageContaining(why);
    }

    @Test
    void theFoldOfAPrefixIsAPrefixOfTheFold() {
        assertThat(Text.fold("Σωκράτης Κωνσταντίνου")).startsWith(Text.fold("Σωκράτης Κωνσ"));
        assertThat(Text.fold("ΣΟΦΟΣ")).isEqualTo(Text.fold("σοφος"));
    }

    @Test
    void strippingTakesLinearTime() {
        assertThat(Text.line("\u2003 a" + " ".repeat(100) + "b\t\u00A0", 200)).isEqualTo("a" + " ".repeat(100) + "b");
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> Text.line("a" + " ".repeat(1_000_000) + "b", 200))
                .withMessageContaining("at most 200");
    }
}
