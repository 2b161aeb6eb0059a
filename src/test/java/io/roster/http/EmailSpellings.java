package io.roster.http;

import java.text.Normalizer;
import java.util.Locale;

/** Ten equivalent spellings of an e-mail address at {@code bücher.example}. */
public final class EmailSpellings {

    public static final int NUMBER = 10;

    private EmailSpellings() {}

    /** Spells the address in the numbered way, below {@link #NUMBER}. */
    public static String spell(String email, int spelling) {
        String cased = spelling % 2 == 0 ? email : email.toUpperCase(Locale.ROOT);
        return switch (spelling / 2) {
            case 0 -> cased;
            case 1 -> Normalizer.normalize(cased, Normalizer.Form.NFD);
            case 2 -> cased.replace("bücher", "xn--bcher-kva").replace("BÜCHER", "XN--BCHER-KVA");
            case 3 -> cased.replace('r', 'ｒ').replace('R', 'Ｒ');
            default -> " " + cased + " ";
        };
    }
}
