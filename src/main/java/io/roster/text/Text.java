package io.roster.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.text.Normalizer2;
import java.util.UUID;
import java.util.regex.Pattern;

/** Validates and folds texts by the rules of one version of Unicode, that of ICU, whatever the JDK. */
public final class Text {

    private static final Normalizer2 FOLDING = Normalizer2.getNFKCCasefoldInstance();

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Text() {}

    /**
     * Validates a line of readable text and removes leading and trailing white space.
     *
     * @param maxLength in Unicode code points
     * @throws InvalidValue if it is blank or too long, or contains a control character, a line break, a lone surrogate, an unassigned
     *     character, or one that shows nothing (as bidirectional controls, which can disguise text) and is not needed where it is
     */
    public static String line(String text, int maxLength) {
        requireStorable(text);
        String line = strip(text);
        if (line.isEmpty()) {
            throw new InvalidValue("must not be blank");
        }
        int length = line.codePointCount(0, line.length());
        if (length > maxLength) {
            throw new InvalidValue("must have at most %d characters, but has %d".formatted(maxLength, length));
        }
        int[] codePoints = line.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            requireReadable(codePoints[i]);
            if (InvisibleCharacters.contains(codePoints[i]) && !InvisibleCharacters.isNeeded(codePoints, i)) {
                throw notAllowed(codePoints[i]);
            }
        }
        return line;
    }

    /**
     * Validates a text that lines are searched for. As it may be a part of a line, joiners and variation selectors may be anywhere in it.
     *
     * @throws InvalidValue if it is not storable, or contains an invisible character that no line has
     */
    public static String requireSearchable(String text) {
        requireStorable(text).codePoints().forEach(codePoint -> {
            if (InvisibleCharacters.contains(codePoint) && !InvisibleCharacters.isEverNeeded(codePoint)) {
                throw notAllowed(codePoint);
            }
        });
        return text;
    }

    /**
     * Validates a line that identifies something, and so must not have an invisible character, except for joiners where a domain name may
     * have them (RFC 5892, appendices A.1 and A.2).
     */
    public static String requireIdentifier(String line) {
        int[] codePoints = line.codePoints().toArray();
        for (int i = 0; i < codePoints.length; i++) {
            boolean joiner = Joiners.contains(codePoints[i]) && Joiners.isAllowedInIdentifier(codePoints, i);
            if (!joiner && InvisibleCharacters.contains(codePoints[i])) {
                throw notAllowed(codePoints[i]);
            }
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
            if (codePoint == 0 || UCharacter.getType(codePoint) == UCharacterCategory.SURROGATE) {
                throw notAllowed(codePoint);
            }
        });
        return text;
    }

    /**
     * The form in which texts are compared: without differences of compatibility, composition and case, and without invisible characters
     * (NFKC_Casefold, Unicode, section 3.13, R5). It is idempotent.
     */
    public static String fold(String text) {
        return FOLDING.normalize(text);
    }

    /** Removes leading and trailing white space: ASCII white space and Unicode separators. */
    public static String strip(String text) {
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

    /** All of them are in the Basic Multilingual Plane. */
    private static boolean isSpace(char character) {
        return (character >= '\t' && character <= '\r') || UCharacter.isSpaceChar(character);
    }

    private static void requireReadable(int codePoint) {
        switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.CONTROL,
                    UCharacterCategory.LINE_SEPARATOR,
                    UCharacterCategory.PARAGRAPH_SEPARATOR,
                    UCharacterCategory.SURROGATE,
                    UCharacterCategory.UNASSIGNED -> throw notAllowed(codePoint);
            default -> {
                // Readable, or invisible.
            }
        }
    }

    private static InvalidValue notAllowed(int codePoint) {
        return new InvalidValue("must not contain the character U+%04X".formatted(codePoint));
    }

    /**
     * Parses the 36 characters of a UUID (RFC 9562, section 4).
     *
     * @throws InvalidValue if it is none
     */
    public static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text).matches()) {
            throw new InvalidValue("must be a UUID such as 2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");
        }
        return UUID.fromString(text);
    }
}
