package io.roster.web.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is refused, with its problem (RFC 9457). */
public class RequestProblem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param type the last part of the problem's type, which never changes its meaning
     * @param detail what is wrong, for a person
     */
    public RequestProblem(HttpStatus status, String type, @Nullable String detail) {
        this(Problems.problem(status, type, detail), null);
    }

    /** A refusal because of a failure whose problem is known. */
    public RequestProblem(ProblemDetail problem, @Nullable Throwable cause) {
        super(HttpStatusCode.valueOf(problem.getStatus()), problem, cause);
    }

    /** Adds an extension member (RFC 9457, section 3.2). */
    public RequestProblem with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }
}
