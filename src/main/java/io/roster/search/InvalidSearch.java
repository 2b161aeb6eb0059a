package io.roster.search;

/** A query that cannot be parsed. The message says why. */
public final class InvalidSearch extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String location;

    public InvalidSearch(String location, String message) {
        super(message);
        this.location = location;
    }

    /** A JSON Pointer into the body, as a URI fragment (RFC 6901, section 6), or the name of a query parameter, or empty. */
    public String location() {
        return location;
    }
}
