package io.roster.user.api;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.search.Operator;
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

    /** What follows the @ is a domain, or the beginning of one. A text that is not an address equals none, but is not an error. */
    private static String emailKey(String text, Operator operator) {
        return new EmailAddress(operator.isPartial() ? text : Text.strip(text)).canonical();
    }
}
