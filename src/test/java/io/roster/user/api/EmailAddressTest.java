package io.roster.user.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.text.InvalidValue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmailAddressTest {

    private static final String LABEL = "d".repeat(63);

    @Test
    void isKeptAsWritten() {
        assertThat(EmailAddress.of(" Jo.Doe+Tag@Example.COM ").value()).isEqualTo("Jo.Doe+Tag@Example.COM");
    }

    @Test
    void acceptsWhatTheStandardsAccept() {
        for (String address : List.of(
                "a@b.co",
                "!#$%&'*+/=?^_`{|}~-@example.com",
                "1.2.3@4.5x",
                "jo@a-b.c-d.example",
                "用户@例子.公司",
                "δοκιμή@παράδειγμα.δοκιμή",
                "अजय@डाटा.भारत",
                "😀@example.com",
                "jo@xn--bcher-kva.example",
                "jo@r3---sn-a.example",
                "e\u0301e\u0323@example.com",
                "gal·la@col·legi.example",
                "می\u200Cرود@می\u200Cرود.example",
                "क्\u200Dष@क्\u200Dष.example",
                "jo’s«mail»@example.com",
                "jo@192.168.1.1.example")) {
            assertThat(EmailAddress.of(address).value()).isEqualTo(address);
        }
    }

    @Test
    void rejectsWhatIsNotAnAddress() {
        for (String text : List.of(
                "jo",
                "@",
                "@example.com",
                "jo@",
                "jo@@example.com",
                "a@b@example.com",
                ".jo@example.com",
                "jo.@example.com",
                "j..o@example.com",
                "j o@example.com",
                "j\u00A0o@example.com",
                "j,o@example.com",
                "j(o)@example.com",
                "Jo <jo@example.com>",
                "jo＠example.com",
                "a＠b@example.com")) {
            rejected(text, "must be an e-mail address: ");
        }
    }

    @Test
    void rejectsQuotedLocalPartsAndAddressLiterals() {
        rejected("\"jo doe\"@example.com", "the part before the @ is not well-formed");
        rejected("\"jo\"@example.com", "the part before the @ is not well-formed");
        rejected("jo@[192.168.1.1]", "its domain is not well-formed");
        rejected("jo@[IPv6:2001:db8::1]", "its domain is not well-formed");
    }

    @Test
    void rejectsDomainsWithoutMail() {
        rejected("jo@localhost", "its domain needs at least two labels");
        rejected("jo@192.168.1.1", "its domain needs at least two labels");
        rejected("jo@example.com.", "its domain needs at least two labels");
        for (String domain : List.of(
                ".example.com",
                "example..com",
                "-example.com",
                "example-.com",
                "exa_mple.com",
                "exa mple.com",
                "example.com\u3002",
                "xn--a.com",
                "xn--ü.com",
                "x".repeat(64) + ".com",
                "ü".repeat(63) + ".com")) {
            rejected("jo@" + domain, "must be an e-mail address: its domain ");
        }
    }

    @Test
    void rejectsWhatIsNotOneLineOfText() {
        for (String text : List.of("", " ", "jo@exa\nmple.com", "jo\u0000@example.com", "jo\uD83D@example.com")) {
            rejected(text, "must not ");
        }
        rejected("jo\u202E@example.com", "must not contain the character U+202E");
        rejected("jo@ex\uFFFFample.com", "must not contain the character U+FFFF");
    }

    @Test
    void rejectsWhatCannotBeSeen() {
        for (int invisible : new int[] {
            0xAD, 0x34F, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x2060, 0x2800, 0x3164, 0xFE0F, 0xFEFF, 0xE0100
        }) {
            String character = Character.toString(invisible);
            for (String address :
                    List.of("j%so@example.com", "jo%s@example.com", "jo@ex%sample.com", "jo@example.com%s")) {
                rejected(address.formatted(character), "must not contain the character U+%04X".formatted(invisible));
            }
        }
    }

    @Test
    void joinersAreAllowedOnlyWhereADomainNameMayHaveThem() {
        rejected("پور\u200Cعلی@example.com", "U+200C");
        rejected("র\u200D্য@example.com", "U+200D");
        rejected("👩\u200D🚀@example.com", "U+200D");
        rejected("❤\uFE0F@example.com", "U+FE0F");
        rejected("jo@a·b.example", "its domain is not well-formed");
    }

    @Test
    void theLocalPartHasAtMost64Octets() {
        assertThat(EmailAddress.of("x".repeat(64) + "@example.com").canonical()).hasSize(76);
        assertThat(EmailAddress.of("é".repeat(32) + "@example.com").canonical()).hasSize(44);
        rejected("x".repeat(65) + "@example.com", "the part before the @ has 65 octets, but at most 64 are allowed");
        rejected("é".repeat(33) + "@example.com", "the part before the @ has 66 octets, but at most 64 are allowed");
    }

    @Test
    void theAddressHasAtMost254Octets() {
        String domain = "@" + LABEL + "." + LABEL + "." + LABEL + ".de";

        assertThat(EmailAddress.of("x".repeat(58) + domain).value()).hasSize(253);
        assertThat(EmailAddress.of("x".repeat(59) + domain).value()).hasSize(254);
        assertThat(EmailAddress.of("é".repeat(29) + "x" + domain).canonical()).hasSize(225);
        rejected("x".repeat(60) + domain, "must have at most 254 characters, but has 255");
        rejected("é".repeat(30) + domain, "the address has 255 octets, but at most 254 are allowed");
        rejected("x".repeat(1_000_000) + "@example.com", "must have at most 254 characters");
    }

    @Test
    void theLimitsApplyToTheCanonicalFormToo() {
        rejected("\uFDFA".repeat(5) + "@example.com", "the part before the @ ");
        // 4 labels of 56 octets, 60 in ASCII
        String domain = String.join(".", List.of("ü" + "x".repeat(54), "ü" + "x".repeat(54), "ü" + "x".repeat(54)));
        rejected("x".repeat(60) + "@" + domain + "." + "y".repeat(20), "the address has ");
    }

    @Test
    void differentSpellingsAreTheSameAddress() {
        same("jo@bücher.example", "jo@xn--bcher-kva.example");
        same("jo@BÜCHER.example", "JO@XN--BCHER-KVA.EXAMPLE");
        same("jo@bu\u0308cher.example", "jo@bücher.example");
        same("ｊｏ@ｅｘａｍｐｌｅ．ｃｏｍ", "jo@example.com");
        same("jo@example\u3002com", "jo@example.com");
        same("zoë@example.com", "ZOE\u0308@example.com");
        same("straße@example.com", "STRASSE@example.com");
        same("ΟΔΥΣΣΕΥΣ@example.com", "οδυσσευσ@example.com");
        same("Ꭰ@Ꭰ.example", "ꭰ@ꭰ.example");
        same("max@straße.example", "max@xn--strae-oqa.example");
        same("max@STRAẞE.example", "max@straße.example");
        same("می\u200Cرود@example.com", "میرود@example.com");
    }

    @Test
    void differentAddressesAreNotTheSame() {
        assertThat(List.of(
                                "jo@example.com",
                                "j.o@example.com",
                                "jo+tag@example.com",
                                "jö@example.com",
                                "jо@example.com", // a Cyrillic o
                                "jo@example.org",
                                "jo@mail.example.com",
                                "jo@exämple.com",
                                "ilim@example.com",
                                "ılim@example.com",
                                "İlim@example.com",
                                "jo@github.example",
                                "jo@gıthub.example",
                                "jo@strasse.example",
                                "jo@straße.example",
                                "jo@σας.example",
                                "jo@σασ.example",
                                "jo@میرود.example",
                                "jo@می\u200Cرود.example")
                        .stream()
                        .map(address -> EmailAddress.of(address).canonical()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTurkishIIsFoldedByTheRootLocale() {
        assertThat(EmailAddress.of("I@I.example").canonical()).isEqualTo("i@i.example");
        assertThat(EmailAddress.of("İ@example.com").canonical()).isEqualTo("i\u0307@example.com");
    }

    @Test
    void addressesInAnotherCaseAreTheSameButNotEqual() {
        assertThat(EmailAddress.of("JO@example.com")).isNotEqualTo(EmailAddress.of("jo@example.com"));
        same("JO@example.com", "jo@example.com");
    }

    /** An address that was accepted once has the same claim, whatever the rules of today are. */
    @Test
    void theCanonicalFormOfAnyTextIsDefined() {
        assertThat(Stream.of(
                                "Jo",
                                "",
                                "@",
                                "Jo@",
                                "Jo Doe@Ex_ample.com",
                                "jo@-A.com",
                                "jo@XN--A.com",
                                "j\u200Bo@a\u00ADb.c")
                        .map(text -> new EmailAddress(text).canonical()))
                .containsExactly("jo", "", "@", "jo@", "jo doe@ex_ample.com", "jo@-a.com", "jo@xn--a.com", "jo@ab.c");
    }

    @Test
    void disclosesNothing() {
        assertThat(EmailAddress.of("jo@example.com")).hasToString("EmailAddress[…]");
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> EmailAddress.of("jo@doe@example.com"))
                .withMessageNotContainingAny("jo", "doe", "example");
    }

    private static void same(String one, String other) {
        assertThat(EmailAddress.of(one).canonical())
                .isEqualTo(EmailAddress.of(other).canonical());
    }

    private static void rejected(String text, String why) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> EmailAddress.of(text))
                .withMessageContaining(why);
    }
}
