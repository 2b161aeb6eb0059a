package io.roster.message;

/** A query was not begun because too many others are being answered. */
@MessageType("too-many-queries")
public record TooManyQueries() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    public String explanation() {
        return "Too many others ask at the same time.";
    }
}
