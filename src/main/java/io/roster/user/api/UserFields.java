package io.roster.user.api;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Operator;
import io.roster.text.InvalidValue;
import io.roster.text.Text;

/** The fields by which users can be filtered and sorted. Names and e-mail addresses are compared in their folded form. */
public final class UserFields {

    public static final Fields ALL = new Fields(
            Field.id("id"),
            Field.text("name", (text, operator) -> Text.fold(text)),
            Field.text("email", UserFields::emailKey),
            Field.flag("active"),
            Field.choice("status", UserStatus.class),
            Field.number("version"),
            Field.instant("createdAt"),
            Field.instant("updatedAt"));

    private UserFields() {}

    private static String emailKey(String text, Operator operator) {
        if (!operator.isPartial()) {
            return canonical(text);
        }
        // What follows the @ is a domain, or the beginning of one, which is compared in ASCII.
        int at = text.lastIndexOf('@');
        return at < 0
                ? Text.fold(text)
                : Text.fold(text.substring(0, at))
                        + canonical("x" + text.substring(at)).substring(1);
    }

    /** A text that is not an address equals none, but is not an error. */
    private static String canonical(String text) {
        try {
            return new EmailAddress(text).canonical();
        } catch (InvalidValue e) {
            return Text.fold(text);
        }
    }
}
