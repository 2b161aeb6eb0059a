package io.roster.message;

/** Commands were to take effect together or not at all, and the store cannot do that: each would be handled by a node of its own. */
@MessageType("atomicity-unsupported")
public record AtomicityUnsupported() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String explanation() {
        return "Commands cannot be done all or none where Axon Server spreads them over nodes. Send the stream without atomic.";
    }
}
