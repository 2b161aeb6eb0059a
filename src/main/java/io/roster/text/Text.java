package io.roster.text;

import java.text.Normalizer;
import java.util.Locale;

/** Validates and folds texts by Unicode rules. */
public final class Text {

    private static final char SIGMA = '\u03C3';
    private static final char FINAL_SIGMA = '\u03C2';

    private Text() {}

    /**
     * Validates a line of readable text and removes leading and trailing white space.
     *
     * @param maxLength in Unicode code points
     * @throws InvalidValue if it is blank or too long, or contains a control character, a line break, a bidirectional control (which can
     *     disguise text), a lone surrogate, or an unassigned character, whose folding a newer Java may change
     */
    public static String line(String text, int maxLength) {
        requireStorable(text);
        String line = withoutOuterSpace(text);
        line.codePoints().forEach(Text::requireReadable);
        if (line.codePoints().noneMatch(Text::isVisible)) {
            throw new InvalidValue("must not be blank");
        }
        int length = line.codePointCount(0, line.length());
        if (length > maxLength) {
            throw new InvalidValue("must have at most %d characters, but has %d".formatted(maxLength, length));
        }
        return line;
    }

    /**
     * Validates that a text is well-formed Unicode that every database can store.
     *
     * @throws InvalidValue if it contains a lone surrogate (Unicode, section 3.9, D92) or the character U+0000
     */
    public static String requireStorable(String text) {
        text.codePoints().forEach(codePoint -> {
            if (codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE) {
                throw notAllowed(codePoint);
            }
        });
        return text;
    }

    /**
     * The form in which texts are compared, without differences of compatibility, composition (NFKC, UAX #15) and case (root locale). It is
     * idempotent.
     */
    public static String fold(String text) {
        String folded = foldOnce(text);
        // A few letters decompose further after case folding.
        String again = foldOnce(folded);
        return again.equals(folded) ? folded : foldOnce(again);
    }

    private static String foldOnce(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = compatible
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                // The only letter whose lower case depends on its position in the word.
                .replace(FINAL_SIGMA, SIGMA);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static String withoutOuterSpace(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** ASCII white space and Unicode separators, all of which are in the Basic Multilingual Plane. */
    private static boolean isSpace(char character) {
        return (character >= '\t' && character <= '\r') || Character.isSpaceChar(character);
    }

    private static void requireReadable(int codePoint) {
        boolean allowed = switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED ->
                false;
            default -> !isBidirectionalControl(codePoint);
        };
        if (!allowed) {
            throw notAllowed(codePoint);
        }
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isSpaceChar(codePoint) && Character.getType(codePoint) != Character.FORMAT;
    }

    /** The explicit formatting characters of UAX #9: embeddings, overrides and isolates. */
    private static boolean isBidirectionalControl(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static InvalidValue notAllowed(int codePoint) {
        return new InvalidValue("must not contain the character U+%04X".formatted(codePoint));
    }
}
