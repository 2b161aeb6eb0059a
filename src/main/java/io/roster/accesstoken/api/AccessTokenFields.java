package io.roster.accesstoken.api;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.text.Text;

/** The fields by which access tokens can be filtered and sorted. Names are compared in their folded form. */
public final class AccessTokenFields {

    public static final Fields ALL = new Fields(
                    Field.id("id"),
                    Field.text("name", (text, operator) -> Text.fold(text)),
                    Field.choice("status", AccessTokenReply.Status.class),
                    Field.instant("issuedAt"),
                    Field.number("version"))
            .alsoShowing("scopes", "issuedBy", "expiresAt", "revokedAt", "lastUsedAt");

    private AccessTokenFields() {}
}
