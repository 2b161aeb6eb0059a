package io.roster.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.roster.message.command.CommandHandling;
import io.roster.message.command.CommandRejected;
import io.roster.text.Digest;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.EmailClaimEvent;
import io.roster.user.api.EmailClaimEvent.EmailClaimed;
import io.roster.user.api.EmailClaimEvent.EmailReleased;
import io.roster.user.api.UserId;
import io.roster.user.api.UserRejection.EmailTaken;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * The claim on one e-mail address. As an aggregate of its own it lets the event store's check of sequence numbers decide a race for the
 * address, on every store and with any number of nodes (ADR 2).
 */
@Aggregate(type = EmailClaimEvent.AGGREGATE_TYPE, snapshotTriggerDefinition = CommandHandling.SNAPSHOTS)
@Revision("1")
class EmailClaim {

    @AggregateIdentifier
    private String id;

    private @Nullable UserId holder;

    /** For loading: the first event sets the id. */
    @SuppressWarnings("NullAway.Init")
    EmailClaim() {}

    /** For an address that was never claimed. */
    EmailClaim(String id) {
        this.id = id;
    }

    /** The address is personal data, so the id is a digest. */
    static String idOf(EmailAddress email) {
        return "email-" + Digest.hex(email.canonical());
    }

    void claim(UserId user) {
        if (holder == null) {
            apply(new EmailClaimed(id, user));
        } else if (!holder.equals(user)) {
            throw new CommandRejected(new EmailTaken());
        }
    }

    void release(UserId user) {
        if (user.equals(holder)) {
            apply(new EmailReleased(id, user));
        }
    }

    @EventSourcingHandler
    void on(EmailClaimed event) {
        id = event.claim();
        holder = event.user();
    }

    @EventSourcingHandler
    void on(EmailReleased event) {
        id = event.claim();
        holder = null;
    }
}
