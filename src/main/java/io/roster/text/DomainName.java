package io.roster.text;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.IDNA.Error;
import java.util.Set;

/** Domain names are compared in ASCII, as the DNS does (UTS 46, non-transitional processing). */
public final class DomainName {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** In the third and fourth position, where names in use have hyphens (UTS 46 without CheckHyphens). */
    private static final Set<Error> TOLERATED = Set.of(Error.HYPHEN_3_4);

    /** What UTS 46 puts in place of a character that is not allowed. */
    private static final String REPLACEMENT = "\uFFFD";

    private DomainName() {}

    /** Whether a text is a domain name of well-formed labels. */
    public static boolean isValid(String text) {
        return TOLERATED.containsAll(process(text, new StringBuilder()).getErrors());
    }

    /**
     * The form in ASCII and lower case that all spellings of a domain name share. It is defined for every text, because a part of a name
     * and a name that was valid once also have to be compared.
     */
    public static String key(String text) {
        StringBuilder ascii = new StringBuilder();
        process(text, ascii);
        return ascii.indexOf(REPLACEMENT) < 0 ? ascii.toString() : Text.fold(text);
    }

    private static IDNA.Info process(String text, StringBuilder ascii) {
        IDNA.Info info = new IDNA.Info();
        UTS46.nameToASCII(text, ascii, info);
        return info;
    }
}
