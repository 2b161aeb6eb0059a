package io.roster.message;

/** What a command or a query needs is not to be had now. Nothing was done. */
@MessageType("unavailable")
public record Unavailable() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    public String explanation() {
        return "Nothing was done. Try again.";
    }
}
