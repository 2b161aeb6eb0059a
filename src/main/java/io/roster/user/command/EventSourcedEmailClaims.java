package io.roster.user.command;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;
import java.util.stream.Stream;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Stores each claim as an aggregate, and changes it in the unit of work of the command in progress. */
@Component
class EventSourcedEmailClaims implements EmailClaims {

    private final Repository<EmailClaim> claims;

    EventSourcedEmailClaims(Repository<EmailClaim> claims) {
        this.claims = claims;
    }

    @Override
    public void claim(EmailAddress email, UserId user) {
        load(EmailClaim.idOf(email)).execute(claim -> claim.claim(user));
    }

    @Override
    public void move(EmailAddress from, EmailAddress to, UserId user) {
        if (EmailClaim.idOf(from).equals(EmailClaim.idOf(to))) {
            return;
        }
        // Loading takes a lock. Two users who swap addresses must lock them in the same order.
        Stream.of(from, to).map(EmailClaim::idOf).sorted().forEach(this::load);
        claim(to, user);
        release(from, user);
    }

    @Override
    public void release(EmailAddress email, UserId user) {
        load(EmailClaim.idOf(email)).execute(claim -> claim.release(user));
    }

    private Aggregate<EmailClaim> load(String id) {
        try {
            return claims.loadOrCreate(id, () -> new EmailClaim(id));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Creating an empty claim failed", e);
        }
    }
}
