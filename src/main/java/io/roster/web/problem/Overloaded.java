package io.roster.web.problem;

import org.springframework.http.HttpStatus;

/** The node has reached its limit on concurrent requests. Nothing was done. */
public final class Overloaded extends RequestProblem {

    private static final long serialVersionUID = 1L;

    public Overloaded() {
        super(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "The node is overloaded. Nothing was done. Retry.");
    }

    /** Without a stack trace: it would cost time that an overloaded node does not have, and say nothing. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
