package io.roster.web;

import java.util.List;

/** A body that is JSON but not what is asked for: everything that is wrong with it, at once. */
final class InvalidContent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidContent(List<Violation> violations) {
        this.violations = List.copyOf(violations);
    }

    List<Violation> violations() {
        return violations;
    }

    /**
     * One thing that is wrong.
     *
     * @param pointer where: a JSON Pointer as a URI fragment (RFC 6901, section 6)
     * @param detail what
     */
    record Violation(String pointer, String detail) {}
}
