package io.roster.message;

/** A consistency token stands for a write of something that no read model here shows. */
@MessageType("unknown-consistency-token")
public record UnknownConsistencyToken() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String explanation() {
        return "The consistency token is not from an answer of this directory.";
    }
}
