package io.roster.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextTest {

    private static final int FEW_THOUSAND = 5_000;

    /** Letters that grow, shrink, reorder or depend on their neighbours when case or composition changes. */
    private static final String TRICKY =
            "aİıIſßẞΣσςΐΰŉǰẖﬁﬃǅǆDžά\u0345\u0307\u0308\u0301\u0323\u0130\u1E9E\u03F4K\u212A\u212BﷺｱﾞカΩᎠꭰ";

    /** Every kind of character that shows nothing, by ranges: joiners, fillers, selectors, controls, tags, blank letters and symbols. */
    private static final int[][] INVISIBLE = {
        {0xAD},
        {0x34F},
        {0x61C},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x2064},
        {0x2066, 0x206F},
        {0x2800},
        {0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF},
        {0xFFA0},
        {0xFFF9, 0xFFFC},
        {0x13430, 0x1343F},
        {0x13441, 0x13442},
        {0x16FE4},
        {0x1BCA0, 0x1BCA3},
        {0x1D159},
        {0x1D173, 0x1D17A},
        {0xE0001},
        {0xE0020, 0xE007F},
        {0xE0100, 0xE01EF}
    };

    @Test
    void outerWhiteSpaceIsRemoved() {
        assertThat(Text.line("\t Jo  Doe \u3000\n", 20)).isEqualTo("Jo  Doe");
    }

    @Test
    void everyScriptIsAllowed() {
        for (String name : List.of("O'Neil-Šimůnek", "محمد", "鈴木一郎", "नमस्ते", "Gal·la", "%_\\\"<>&;")) {
            assertThat(Text.line(name, 20)).isEqualTo(name);
        }
    }

    @Test
    void invisibleCharactersAreRejected() {
        assertThat(invisible().count()).isGreaterThan(400);
        invisible().forEach(invisible -> {
            String text = Character.toString(invisible);
            rejected("a" + text + "b", 20, "must not contain the character U+%04X".formatted(invisible));
            rejected(text, 20, "must not contain the character U+%04X".formatted(invisible));
            rejected("Jo " + text, 20, "must not contain the character U+%04X".formatted(invisible));
        });
    }

    @Test
    void invisibleCharactersThatAWordNeedsAreAllowedAndNotCompared() {
        for (String name : List.of(
                "می\u200Cرود", // Persian, between letters that join
                "پور\u200Cعلی", // Persian, after one that never does
                "क्\u200Dष", // Devanagari, after a virama
                "ශ්\u200Dරී", // Sinhala
                "র\u200D্যাচেল", // Bengali, before a virama
                "葛\uDB40\uDD00城", // a form of an ideograph
                "ᠨᠠᠷ\u180Eᠠ", // Mongolian
                "ᠰᠠᠨ\u180Bᠠ")) {
            assertThat(Text.line(name, 20)).isEqualTo(name);
            assertThat(Text.fold(name)).isEqualTo(Text.fold(visible(name))).isNotEqualTo(name);
        }
    }

    @Test
    void emojiMayHaveTheirJoinersAndSelectors() {
        for (String name :
                List.of("Jo 👩\u200D🚀", "👩🏽\u200D🚀", "🏳\uFE0F\u200D🌈", "❤\uFE0F", "❤\uFE0E", "1\uFE0F\u20E3")) {
            assertThat(Text.line(name, 20)).isEqualTo(name);
        }
    }

    @Test
    void invisibleCharactersWhereNoWordNeedsThemAreRejected() {
        rejected("a\u200Cb", 20, "U+200C");
        rejected("می\u200C", 20, "U+200C");
        rejected("\u200Cمی", 20, "U+200C");
        rejected("م\u200C\u200Cی", 20, "U+200C");
        rejected("م\u200Dی", 20, "U+200D");
        rejected("क\u200D", 20, "U+200D");
        rejected("👩\u200D", 20, "U+200D");
        rejected("👩\u200Da", 20, "U+200D");
        rejected("1\uFE0F", 20, "U+FE0F");
        rejected("a\uFE0F", 20, "U+FE0F");
        rejected("❤\uFE0F\uFE0F", 20, "U+FE0F");
        rejected("a\uDB40\uDD00", 20, "U+E0100");
        rejected("a\u180Bb", 20, "U+180B");
    }

    @Test
    void whatIsSearchedForMayBeAPartOfAWord() {
        for (String part : List.of("", "\u200Cرود", "👩\u200D", "\uFE0F", "a\n")) {
            assertThat(Text.requireSearchable(part)).isSameAs(part);
        }
        for (String text : List.of("a\u200B", "a\u00AD", "a\u2800", "a\u0000", "a\uD800", "\u202Ea")) {
            assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> Text.requireSearchable(text));
        }
    }

    private static IntStream invisible() {
        return Stream.of(INVISIBLE).flatMapToInt(range -> IntStream.rangeClosed(range[0], range[range.length - 1]));
    }

    private static String visible(String text) {
        List<Integer> invisible = invisible().boxed().toList();
        return text.codePoints()
                .filter(codePoint -> !invisible.contains(codePoint))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void lengthIsInCodePointsAfterStripping() {
        assertThat(Text.line(" 😀😀😀 ", 3)).isEqualTo("😀😀😀");
        rejected("😀😀😀😀", 3, "must have at most 3 characters, but has 4");
    }

    @Test
    void blankLinesAreRejected() {
        for (String blank : List.of("", " ", "\t\r\n", "\u00A0", "\u2003\u3000")) {
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
        assertThat(Text.fold("ᎠᏰ")).isEqualTo(Text.fold("ꭰᏸ"));
        assertThat(Text.fold("ΟΔΥΣΣΕΥΣ")).isEqualTo(Text.fold("οδυσσευς")).isEqualTo(Text.fold("οδυσσευσ"));
    }

    @Test
    void foldingIgnoresLocales() {
        assertThat(Text.fold("IiıI")).isEqualTo("iiıi");
        assertThat(Text.fold("İ")).isEqualTo("i\u0307");
    }

    @Test
    void differentTextsFoldDifferently() {
        assertThat(List.of("a", "ä", "а", "a b", "ab", "o", "0", "i", "ı").stream()
                        .map(Text::fold))
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
