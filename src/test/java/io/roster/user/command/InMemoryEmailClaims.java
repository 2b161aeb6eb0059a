package io.roster.user.command;

import io.roster.message.command.CommandRejected;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;
import io.roster.user.api.UserRejection.EmailTaken;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Claims in a map, without units of work, for tests of the user alone. */
class InMemoryEmailClaims implements EmailClaims {

    private final Map<String, UserId> holders = new HashMap<>();

    @Override
    public void claim(EmailAddress email, UserId user) {
        if (!holders.computeIfAbsent(email.canonical(), address -> user).equals(user)) {
            throw new CommandRejected(new EmailTaken());
        }
    }

    @Override
    public void move(EmailAddress from, EmailAddress to, UserId user) {
        claim(to, user);
        if (!from.canonical().equals(to.canonical())) {
            release(from, user);
        }
    }

    @Override
    public void release(EmailAddress email, UserId user) {
        holders.remove(email.canonical(), user);
    }

    Optional<UserId> holderOf(EmailAddress email) {
        return Optional.ofNullable(holders.get(email.canonical()));
    }
}
