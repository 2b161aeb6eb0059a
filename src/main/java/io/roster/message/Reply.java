package io.roster.message;

/** The answer to a query. */
public interface Reply {}
