package io.roster.axonserver;

/** A name that a client has registered a handler of, as the dashboard would show it. */
public record Subscription(Kind kind, String name, String component, String client) {

    /** What the name is of. */
    public enum Kind {
        COMMAND,
        QUERY
    }
}
