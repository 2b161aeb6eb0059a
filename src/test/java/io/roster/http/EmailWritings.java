package io.roster.http;

import java.text.Normalizer;
import java.util.Locale;

/** Ten equivalent spellings of an e-mail address at {@code bücher.example}. */
public final class EmailWritings {

    public static final int NUMBER = 10;

    private EmailWritings() {}

    /** Spells the address in the numbered way, below {@link #NUMBER}. */
    public static String write(String email, int writing) {
        String cased = writing % 2 == 0 ? email : email.toUpperCase(Locale.ROOT);
        return switch (writing / 2) {
            case 0 -> cased;
            case 1 -> Normalizer.normalize(cased, Normalizer.Form.NFD);
            case 2 -> cased.replace("bücher", "xn--bcher-kva").replace("BÜCHER", "XN--BCHER-KVA");
            case 3 -> cased.replace('r', 'ｒ').replace('R', 'Ｒ');
            default -> " " + cased + " ";
        };
    }
}
