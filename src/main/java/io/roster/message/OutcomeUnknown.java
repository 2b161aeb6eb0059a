package io.roster.message;

/** It is not known whether a command was done. To send it again under the same command id settles that. */
@MessageType("outcome-unknown")
public record OutcomeUnknown() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    public String explanation() {
        return "It may have been done or not. To be certain, send it again with the same command id.";
    }
}
