package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.text.Text;
import io.roster.text.TextForm;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An e-mail address as written: a dot-atom, an at sign and a domain name of at least two labels (RFC 5321, section 4.1.2; non-ASCII
 * letters as in RFC 6531 and RFC 5890). Quoted local parts and address literals are rejected.
 */
@TextForm(maxLength = EmailAddress.MAX_OCTETS, format = "idn-email")
public record EmailAddress(@JsonValue String value) {

    /** The maximum length in octets of UTF-8 (RFC 5321, section 4.5.3.1.3, without the angle brackets). */
    public static final int MAX_OCTETS = 254;

    /** The maximum length of the local part in octets of UTF-8 (RFC 5321, section 4.5.3.1.1). */
    public static final int MAX_LOCAL_OCTETS = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-[\\p{L}\\p{M}\\p{N}\\p{So}&&[^\\p{ASCII}]]]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile(".+\\.[^.]*[a-z][^.]*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        value = Text.line(value, MAX_OCTETS);
        canonical(value);
    }

    /** Equal for addresses that are the same: folded by {@link Text#fold}, with the domain in ASCII (RFC 3490, ToASCII). */
    public String canonical() {
        return canonical(value);
    }

    private static String canonical(String address) {
        requireOctets(address, MAX_OCTETS, "the address");
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidValue("must be an e-mail address: it has no @");
        }
        String local = Text.fold(address.substring(0, at));
        if (!LOCAL_PART.matcher(local).matches()) {
            throw new InvalidValue("must be an e-mail address: the part before the @ is not well-formed");
        }
        requireOctets(local, MAX_LOCAL_OCTETS, "the part before the @");
        String domain = asciiDomain(Text.fold(address.substring(at + 1)));
        return requireOctets(local + "@" + domain, MAX_OCTETS, "the address");
    }

    private static String asciiDomain(String domain) {
        String ascii;
        try {
            // RFC 3490 knows only Unicode 3.2; domain names use letters that were added since.
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES | IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("must be an e-mail address: its domain is not well-formed");
        }
        if (!DOMAIN.matcher(ascii).matches()) {
            throw new InvalidValue("must be an e-mail address: its domain needs at least two labels");
        }
        return ascii;
    }

    private static String requireOctets(String text, int max, String what) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        if (octets > max) {
            throw new InvalidValue(
                    "is too long: %s has %d octets, but at most %d are allowed".formatted(what, octets, max));
        }
        return text;
    }

    /** Discloses nothing: addresses are personal data, and this may be logged. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
