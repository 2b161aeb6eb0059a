package io.roster.user.command;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;

/**
 * Who has which e-mail address. What is done here takes effect together with the command in which it is done, or not at all.
 */
interface EmailClaims {

    /**
     * Claims an address for a user; nothing happens if the user has it already.
     *
     * @throws io.roster.message.command.CommandRejected if another user has it
     */
    void claim(EmailAddress email, UserId user);

    /**
     * Claims one address for a user and releases another, which may be the same written in another way.
     *
     * @throws io.roster.message.command.CommandRejected if another user has the address to be claimed
     */
    void move(EmailAddress from, EmailAddress to, UserId user);

    /** Releases an address; nothing happens if the user does not have it. */
    void release(EmailAddress email, UserId user);
}
