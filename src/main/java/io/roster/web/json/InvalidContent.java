package io.roster.web.json;

import io.roster.web.problem.RequestProblem;
import io.roster.web.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A JSON body does not match the request's schema; lists every violation. */
public final class InvalidContent extends RequestProblem {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidContent(List<Violation> violations) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-content", "The body does not match the request's schema.");
        this.violations = List.copyOf(violations);
        with("errors", this.violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
