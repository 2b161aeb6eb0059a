package io.roster.search.sql;

/** A search was given up because too many others were at it. */
public final class TooManySearches extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
