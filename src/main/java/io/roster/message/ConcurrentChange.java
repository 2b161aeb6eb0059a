package io.roster.message;

/** A command has lost a race for its aggregate, and was not done. */
@MessageType("concurrent-change")
public record ConcurrentChange() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.CONFLICT;
    }

    @Override
    public String explanation() {
        return "Others change the same at the same time. Nothing was done; try again.";
    }
}
