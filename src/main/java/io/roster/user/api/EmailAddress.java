package io.roster.user.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.DomainName;
import io.roster.text.InvalidValue;
import io.roster.text.Text;
import io.roster.text.TextForm;
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

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-[^\\p{ASCII}\\p{Z}\\p{Co}]]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile(".+\\.[^.]*[a-z][^.]*");

    /** Validates an address that a client gives, and removes leading and trailing white space. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EmailAddress of(String text) {
        String address = Text.requireIdentifier(Text.line(text, MAX_OCTETS));
        requireOctets(address, MAX_OCTETS, "the address");
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidValue("must be an e-mail address: it has no @");
        }
        requireLocalPart(address.substring(0, at));
        requireDomain(address.substring(at + 1));
        EmailAddress valid = new EmailAddress(address);
        requireOctets(valid.canonical(), MAX_OCTETS, "the address");
        return valid;
    }

    /**
     * Equal for addresses that are the same: the local part folded by {@link Text#fold}, the domain by {@link DomainName#key}. It identifies
     * the claim on the address, and is defined for every text, because an address that was accepted once can always be released.
     */
    public String canonical() {
        int at = value.lastIndexOf('@');
        return at < 0
                ? Text.fold(value)
                : Text.fold(value.substring(0, at)) + "@" + DomainName.key(value.substring(at + 1));
    }

    private static void requireLocalPart(String text) {
        String folded = Text.fold(text);
        if (!LOCAL_PART.matcher(folded).matches()) {
            throw new InvalidValue("must be an e-mail address: the part before the @ is not well-formed");
        }
        requireOctets(folded, MAX_LOCAL_OCTETS, "the part before the @");
    }

    private static void requireDomain(String text) {
        if (!DomainName.isValid(text)) {
            throw new InvalidValue("must be an e-mail address: its domain is not well-formed");
        }
        if (!DOMAIN.matcher(DomainName.key(text)).matches()) {
            throw new InvalidValue("must be an e-mail address: its domain needs at least two labels");
        }
    }

    private static void requireOctets(String text, int max, String what) {
        int octets = text.getBytes(StandardCharsets.UTF_8).length;
        if (octets > max) {
            throw new InvalidValue(
                    "is too long: %s has %d octets, but at most %d are allowed".formatted(what, octets, max));
        }
    }

    /** Discloses nothing: addresses are personal data, and this may be logged. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
