package io.roster.web.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Rejects a request with a problem (RFC 9457). */
public class RequestProblem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** The type is the last part of the problem type, whose meaning never changes. */
    public RequestProblem(HttpStatus status, String type, String detail) {
        this(Problems.problem(status, type, detail), null);
    }

    public RequestProblem(ProblemDetail problem, @Nullable Throwable cause) {
        super(HttpStatusCode.valueOf(problem.getStatus()), problem, cause);
    }

    /** The request is not JSON (RFC 8259), has a duplicate member, or exceeds the parser's limits. */
    public static RequestProblem malformedJson(String detail) {
        return new RequestProblem(HttpStatus.BAD_REQUEST, "malformed-json", detail);
    }

    /** A body or line has more bytes than it may. */
    public static RequestProblem contentTooLarge(int maxBytes) {
        return new RequestProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "The body or line exceeds %d bytes.".formatted(maxBytes));
    }

    /** The node has reached a limit on concurrent requests. */
    public static RequestProblem overloaded() {
        return new RequestProblem(
                HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "The node is overloaded. Nothing was done. Retry.");
    }

    /** The caller has reached one of its limits (RFC 6585, section 4). */
    public static RequestProblem tooMany(String type, String what, long retryAfterSeconds) {
        return new RequestProblem(
                        HttpStatus.TOO_MANY_REQUESTS, type, "%s. Nothing was done; retry later.".formatted(what))
                .with(Problems.RETRY_AFTER, retryAfterSeconds);
    }

    /** Adds an extension member (RFC 9457, section 3.2). */
    public RequestProblem with(String member, Object value) {
        getBody().setProperty(member, value);
        return this;
    }

    /** Omits the stack trace: it costs time that an overloaded node does not have. A cause keeps its own. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
