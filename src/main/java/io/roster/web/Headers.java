package io.roster.web;

/** The names of Roster's own HTTP headers. */
final class Headers {

    /** On the answer to a command: stands for its write. On a query: the answer must contain that write. */
    static final String CONSISTENCY_TOKEN = "Consistency-Token";

    private Headers() {}
}
