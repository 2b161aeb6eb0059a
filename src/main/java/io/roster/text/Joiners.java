package io.roster.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;

/** The zero-width joiner and non-joiner, which show nothing themselves but can change the form of the letters beside them. */
final class Joiners {

    static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    static final int ZERO_WIDTH_JOINER = 0x200D;

    /** The canonical combining class of the signs that take the vowel from a consonant (Unicode, section 4.3). */
    private static final int VIRAMA = 9;

    private Joiners() {}

    static boolean contains(int codePoint) {
        return codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
    }

    /** Whether the joiner at an index of a text, in code points, may be there in a domain name (RFC 5892, appendices A.1 and A.2). */
    static boolean isAllowedInIdentifier(int[] text, int index) {
        return followsVirama(text, index)
                || (text[index] == ZERO_WIDTH_NON_JOINER
                        && joinsNext(joiningType(text, index, -1))
                        && joinsPrevious(joiningType(text, index, 1)));
    }

    /**
     * Whether an ordinary word may have the joiner there. Bengali and Kannada also have it before the sign, and Persian after a letter
     * that never joins the next one.
     */
    static boolean isAllowedInWord(int[] text, int index) {
        boolean beforeVirama = index > 0 && index + 1 < text.length && isVirama(text[index + 1]);
        boolean afterLetterThatNeverJoins = text[index] == ZERO_WIDTH_NON_JOINER
                && joiningType(text, index, -1) == JoiningType.RIGHT_JOINING
                && joinsPrevious(joiningType(text, index, 1));
        return isAllowedInIdentifier(text, index) || beforeVirama || afterLetterThatNeverJoins;
    }

    private static boolean followsVirama(int[] text, int index) {
        return index > 0 && isVirama(text[index - 1]);
    }

    private static boolean isVirama(int codePoint) {
        return UCharacter.getCombiningClass(codePoint) == VIRAMA;
    }

    private static boolean joinsNext(int type) {
        return type == JoiningType.LEFT_JOINING || type == JoiningType.DUAL_JOINING;
    }

    private static boolean joinsPrevious(int type) {
        return type == JoiningType.RIGHT_JOINING || type == JoiningType.DUAL_JOINING;
    }

    /** How the nearest letter in a direction joins; marks on it are passed over. */
    private static int joiningType(int[] text, int index, int direction) {
        for (int i = index + direction; i >= 0 && i < text.length; i += direction) {
            int type = UCharacter.getIntPropertyValue(text[i], UProperty.JOINING_TYPE);
            if (type != JoiningType.TRANSPARENT) {
                return type;
            }
        }
        return JoiningType.NON_JOINING;
    }
}
