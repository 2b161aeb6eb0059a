package io.roster.user.api;

import io.roster.message.AggregateReference;
import io.roster.message.Event;
import io.roster.message.MessageType;
import org.axonframework.serialization.Revision;

/** The events of a claim on an e-mail address. The claim's id is a digest of the canonical address, which it does not disclose. */
public sealed interface EmailClaimEvent extends Event {

    String AGGREGATE_TYPE = "email-claim";

    String claim();

    UserId user();

    @Override
    default AggregateReference aggregate() {
        return new AggregateReference(AGGREGATE_TYPE, claim());
    }

    /** The user claimed the address. */
    @MessageType("email.claimed")
    @Revision("1")
    record EmailClaimed(String claim, UserId user) implements EmailClaimEvent {}

    /** The user released the address. */
    @MessageType("email.released")
    @Revision("1")
    record EmailReleased(String claim, UserId user) implements EmailClaimEvent {}
}
