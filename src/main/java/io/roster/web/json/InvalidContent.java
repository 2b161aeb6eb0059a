package io.roster.web.json;

import java.util.List;

/** A body that is JSON but not what is asked for: everything that is wrong with it, at once. */
public final class InvalidContent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidContent(List<Violation> violations) {
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }

    /**
     * One thing that is wrong.
     *
     * @param pointer where: a JSON Pointer as a URI fragment (RFC 6901, section 6)
     * @param detail what
     */
    public record Violation(String pointer, String detail) {}
}
