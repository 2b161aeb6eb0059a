package io.roster.search;

import java.util.List;

/** A query that cannot be parsed, with everything that is wrong with it. */
public final class InvalidSearch extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> errors;

    public InvalidSearch(String location, String message) {
        this(List.of(new Finding(location, message)));
    }

    public InvalidSearch(List<Finding> errors) {
        super(errors.get(0).message());
        this.errors = List.copyOf(errors);
    }

    public List<Finding> errors() {
        return errors;
    }

    /**
     * One error.
     *
     * @param location a JSON Pointer into the body, as a URI fragment (RFC 6901, section 6), or the name of a query parameter
     */
    public record Finding(String location, String message) {}
}
