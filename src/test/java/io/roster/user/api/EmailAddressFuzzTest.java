package io.roster.user.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.text.InvalidValue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every text is accepted or rejected as an address; nothing else is thrown. */
class EmailAddressFuzzTest {

    private static final int TEXTS = 200_000;

    private static final String[] PARTS = {
        "@",
        "@",
        "@",
        ".",
        ".",
        "a",
        "Z",
        "0",
        "-",
        "_",
        "xn--",
        "XN--",
        "com",
        "example.com",
        "@example.com",
        "\"",
        "\\",
        "[",
        "]",
        "(",
        " ",
        "\t",
        "\n",
        "\u0000",
        "\u007F",
        "\u0085",
        "\u00A0",
        "\u00AD",
        "\u00DF",
        "\u0130",
        "\u0131",
        "\u0301",
        "\u0307",
        "\u0345",
        "\u034F",
        "\u03C2",
        "\u05D0",
        "\u0660",
        "\u06DD",
        "\u1100",
        "\u1E9E",
        "\u200B",
        "\u200C",
        "\u200D",
        "\u200E",
        "\u202E",
        "\u2028",
        "\u2260",
        "\u2488",
        "\u3002",
        "\uFF0E",
        "\uFF61",
        "\uFF20",
        "\uFF0D",
        "\uFDFA",
        "\uFE0F",
        "\uFEFF",
        "\uFFFD",
        "\uFFFF",
        "\uD800",
        "\uDFFF",
        "\uDBFF\uDFFF",
        "😀",
        "\uDB40\uDC01",
        "𝒶",
        "𐐀",
        "xn--bcher-kva",
        "xn--a",
        "xn--99999999",
        "99999999",
        "\u0644\u0627",
        "ü".repeat(30),
        "x".repeat(63)
    };

    @Test
    void everyTextIsAcceptedOrRejected() {
        Random random = new Random(20260131);
        int accepted = 0;
        for (int i = 0; i < TEXTS; i++) {
            accepted += isAccepted(text(random)) ? 1 : 0;
        }

        assertThat(accepted).isBetween(TEXTS / 100, TEXTS / 2);
    }

    /** The canonical form of an accepted text is an address and its own canonical form. */
    private static boolean isAccepted(String text) {
        EmailAddress address;
        try {
            address = EmailAddress.of(text);
        } catch (InvalidValue rejected) {
            return false;
        }
        String canonical = address.canonical();
        assertThat(EmailAddress.of(canonical).canonical()).isEqualTo(canonical);
        assertThat(canonical.length()).isLessThanOrEqualTo(EmailAddress.MAX_OCTETS);
        return true;
    }

    /** Half of the texts resemble an address, so that they pass the first checks. */
    private static String text(Random random) {
        boolean likeAnAddress = random.nextBoolean();
        return likeAnAddress
                ? "jo" + nasty(random, 3) + "@" + nasty(random, 4) + "ex" + nasty(random, 3) + ".com"
                : nasty(random, 10);
    }

    private static String nasty(Random random, int max) {
        StringBuilder text = new StringBuilder();
        for (int parts = random.nextInt(max); parts > 0; parts--) {
            if (random.nextInt(4) == 0) {
                text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x3100 : Character.MAX_CODE_POINT + 1));
            } else {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
        }
        return text.toString();
    }
}
