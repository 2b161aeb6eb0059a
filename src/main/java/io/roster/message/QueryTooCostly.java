package io.roster.message;

/** A query was given up because it took too long. */
@MessageType("query-too-costly")
public record QueryTooCostly() implements Rejection {

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String explanation() {
        return "The query took too long and was given up. Narrow it, or sort it by the field that it filters by.";
    }
}
