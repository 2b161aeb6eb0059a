package io.roster.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.Set;

/**
 * Characters that show nothing. Texts that differ only in them look the same, so they are allowed only where the spelling of an ordinary
 * word, or an emoji, needs them.
 */
final class InvisibleCharacters {

    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180E;
    private static final int TEXT_PRESENTATION = 0xFE0E;
    private static final int EMOJI_PRESENTATION = 0xFE0F;
    private static final int KEYCAP = 0x20E3;

    /** Blank letters, symbols and marks, which no property tells from visible ones: Braille, hieroglyphs, Khitan, music, a placeholder. */
    private static final Set<Integer> BLANKS = Set.of(0x2800, 0xFFFC, 0x13441, 0x13442, 0x16FE4, 0x1D159);

    /** Stands for what is before the beginning of a text and after its end. */
    private static final int NOTHING = ' ';

    private InvisibleCharacters() {}

    static boolean contains(int codePoint) {
        return has(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || BLANKS.contains(codePoint)
                || (UCharacter.getType(codePoint) == UCharacterCategory.FORMAT
                        && !has(codePoint, UProperty.PREPENDED_CONCATENATION_MARK));
    }

    /** Whether some text needs the character; {@link #isNeeded} decides for each place. */
    static boolean isEverNeeded(int codePoint) {
        return Joiners.contains(codePoint)
                || codePoint == MONGOLIAN_VOWEL_SEPARATOR
                || has(codePoint, UProperty.VARIATION_SELECTOR);
    }

    /** Whether the text, in code points, needs the invisible character at an index. */
    static boolean isNeeded(int[] text, int index) {
        int codePoint = text[index];
        int before = at(text, index - 1);
        int after = at(text, index + 1);
        return switch (codePoint) {
            case Joiners.ZERO_WIDTH_NON_JOINER -> Joiners.isAllowedInWord(text, index);
            case Joiners.ZERO_WIDTH_JOINER -> Joiners.isAllowedInWord(text, index) || joinsPictographs(text, index);
            case MONGOLIAN_VOWEL_SEPARATOR -> isMongolian(before) && isMongolian(after);
            case TEXT_PRESENTATION, EMOJI_PRESENTATION -> isEmoji(before, after) || isIdeograph(before);
            default ->
                has(codePoint, UProperty.VARIATION_SELECTOR)
                        && (isMongolian(codePoint) ? isMongolian(before) : isIdeograph(before));
        };
    }

    /** In an emoji such as that of a family, a pictograph may have a skin tone or a presentation (UTS 51, section 1.4.9). */
    private static boolean joinsPictographs(int[] text, int index) {
        int before = at(text, index - 1);
        boolean modified = before == EMOJI_PRESENTATION || has(before, UProperty.EMOJI_MODIFIER);
        return has(modified ? at(text, index - 2) : before, UProperty.EXTENDED_PICTOGRAPHIC)
                && has(at(text, index + 1), UProperty.EXTENDED_PICTOGRAPHIC);
    }

    /** Digits are emoji only in front of a keycap. */
    private static boolean isEmoji(int codePoint, int after) {
        return has(codePoint, UProperty.EMOJI) && (codePoint > 0x7F || after == KEYCAP);
    }

    /** The characters whose forms variation sequences distinguish in names (UTS 37). */
    private static boolean isIdeograph(int codePoint) {
        return has(codePoint, UProperty.IDEOGRAPHIC);
    }

    private static boolean isMongolian(int codePoint) {
        return UScript.hasScript(codePoint, UScript.MONGOLIAN);
    }

    private static boolean has(int codePoint, int property) {
        return UCharacter.hasBinaryProperty(codePoint, property);
    }

    private static int at(int[] text, int index) {
        return index >= 0 && index < text.length ? text[index] : NOTHING;
    }
}
