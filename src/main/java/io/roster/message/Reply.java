package io.roster.message;

/** What a query is answered with. */
public interface Reply {}
