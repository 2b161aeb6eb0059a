package io.roster.http;

import java.text.Normalizer;
import java.util.Locale;

/** Ten ways to write one e-mail address of a person at {@code bücher.example}. */
public final class EmailWritings {

    public static final int NUMBER = 10;

    private EmailWritings() {}

    /** One of them, by its number. */
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
