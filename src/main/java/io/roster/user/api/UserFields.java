package io.roster.user.api;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Operator;
import io.roster.text.InvalidValue;
import io.roster.text.Text;

/** The fields of users that can be searched and sorted by. Names and e-mail addresses are compared without regard to case and Unicode form. */
public final class UserFields {

    /** All of them. */
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

    /** What is no address equals none, but can still be looked for. */
    private static String emailKey(String text, Operator operator) {
        if (!operator.isPartial()) {
            try {
                return new EmailAddress(text).canonical();
            } catch (InvalidValue e) {
                return Text.fold(text);
            }
        }
        // A part of an address may have a domain or its beginning, which is compared in ASCII.
        int at = text.lastIndexOf('@');
        return at >= 0 ? Text.fold(text.substring(0, at)) + "@" + domain(text.substring(at + 1)) : Text.fold(text);
    }

    private static String domain(String text) {
        try {
            return new EmailAddress("x@" + text).canonical().substring(2);
        } catch (InvalidValue e) {
            return Text.fold(text);
        }
    }
}
