package io.roster.text;

import com.ibm.icu.text.SpoofChecker;
import java.nio.ByteBuffer;

/** What a text looks like, by the data of Unicode's confusable characters (UTS #39, section 4) in the version that ICU has. */
public final class Appearance {

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

    private Appearance() {}

    /**
     * Equal for texts that look alike, whatever their case: the skeleton of the text, folded, of which the skeleton is taken again. It is
     * no text to show, and may be another one in the next version of Unicode.
     */
    public static String of(String text) {
        return CHECKER.getSkeleton(Text.fold(CHECKER.getSkeleton(text)));
    }

    /** A number that stands for the appearance; those of two texts that look different are equal once in 2<sup>64</sup> times. */
    public static long number(String text) {
        return ByteBuffer.wrap(Digest.of(of(text))).getLong();
    }
}
