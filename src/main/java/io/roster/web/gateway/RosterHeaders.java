package io.roster.web.gateway;

/** Roster's own HTTP headers. */
public final class RosterHeaders {

    /** In the response to a command: identifies its write. In a query: the answer must contain that write. */
    public static final String CONSISTENCY_TOKEN = "Consistency-Token";

    private RosterHeaders() {}
}
