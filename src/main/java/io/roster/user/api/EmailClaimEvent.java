package io.roster.user.api;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;

/**
 * What can have happened to the claim on an e-mail address. A claim's id is derived from the canonical address, which it
 * does not disclose.
 */
public sealed interface EmailClaimEvent extends Event {

    /** What claims are called among aggregates. */
    String AGGREGATE_TYPE = "email-claim";

    /** The claim that it happened to. */
    String claim();

    /** The user who holds, or held, the address. */
    UserId user();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, claim());
    }

    /** The address belongs to the user. */
    @MessageType("email.claimed")
    @Revision("1")
    record EmailClaimed(String claim, UserId user) implements EmailClaimEvent {}

    /** The address belongs to nobody. */
    @MessageType("email.released")
    @Revision("1")
    record EmailReleased(String claim, UserId user) implements EmailClaimEvent {}
}
