package io.roster.message;

/** Another command was done under this id before. */
@MessageType("command-id-reused")
public record CommandIdReused(String commandId) implements Rejection {

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String explanation() {
        return "Another command was done under this id before. Each command needs an id of its own.";
    }
}
