package io.roster.text;

import java.text.Normalizer;
import java.util.Locale;

/** Unicode rules: what may be stored, and when two texts are the same. */
public final class Text {

    private static final char SIGMA = '\u03C3';
    private static final char FINAL_SIGMA = '\u03C2';

    private Text() {}

    /**
     * Checks a single line of text that a person may read.
     *
     * @param text the text
     * @param maxLength the greatest length, in Unicode code points
     * @return the text without leading and trailing white space
     * @throws InvalidValue if it is blank or too long, or holds a control character, a line break, a bidirectional override
     *     (which makes text read as something else), a lone surrogate, a noncharacter, or a character
     *     that the Java platform does not know yet, whose folded form may differ on the next one
     */
    public static String line(String text, int maxLength) {
        requireStorable(text);
        String line = withoutOuterSpace(text);
        line.codePoints().forEach(Text::requireOnOneLine);
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
     * Checks that a text is well-formed Unicode that every store can keep.
     *
     * @throws InvalidValue if it holds a lone surrogate (Unicode, section 3.9, D92) or the character U+0000
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
     * The form in which texts are compared: two texts are the same when their folded forms are equal. Compatibility forms,
     * composition and case are folded away (Unicode NFKC, UAX #15; case by the root locale). Folding twice changes nothing.
     */
    public static String fold(String text) {
        String folded = foldOnce(text);
        // A few letters decompose anew once their case is folded.
        String again = foldOnce(folded);
        return again.equals(folded) ? folded : foldOnce(again);
    }

    private static String foldOnce(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String folded = compatible
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                // The only letter whose lower case depends on where in the word it stands.
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

    /** White space of ASCII, and Unicode's separators, none of which is beyond the first plane. */
    private static boolean isSpace(char character) {
        return (character >= '\t' && character <= '\r') || Character.isSpaceChar(character);
    }

    private static void requireOnOneLine(int codePoint) {
        boolean allowed = switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED ->
                false;
            default -> !isBidirectionalControl(codePoint) && !isNoncharacter(codePoint);
        };
        if (!allowed) {
            throw notAllowed(codePoint);
        }
    }

    private static boolean isVisible(int codePoint) {
        return !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Character.getType(codePoint) != Character.FORMAT;
    }

    /** The explicit formatting characters of UAX #9: embeddings, overrides and isolates. */
    private static boolean isBidirectionalControl(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** Unicode, section 23.7. */
    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    private static InvalidValue notAllowed(int codePoint) {
        return new InvalidValue("must not contain the character U+%04X".formatted(codePoint));
    }
}
