package io.roster.user.command;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;

/** Keeps e-mail addresses unique. Its changes take effect with the command in progress, or not at all. */
interface EmailClaims {

    /** Claims an address for a user, unless the user holds it already. Rejected if another user holds it. */
    void claim(EmailAddress email, UserId user);

    /** Claims one address and releases another, which may be the same one written differently. */
    void move(EmailAddress from, EmailAddress to, UserId user);

    /** Releases an address if the user holds it. */
    void release(EmailAddress email, UserId user);
}
