package io.roster.web.gateway;

/** The names of Roster's own HTTP headers. */
public final class RosterHeaders {

    /** On the answer to a command: stands for its write. On a query: the answer must contain that write. */
    public static final String CONSISTENCY_TOKEN = "Consistency-Token";

    private RosterHeaders() {}
}
