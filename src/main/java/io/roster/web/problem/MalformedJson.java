package io.roster.web.problem;

import org.springframework.http.HttpStatus;

/** A body or line is not JSON (RFC 8259), has a duplicate member, or exceeds the parser's limits. */
public final class MalformedJson extends RequestProblem {

    private static final long serialVersionUID = 1L;

    public MalformedJson(String detail) {
        super(HttpStatus.BAD_REQUEST, "malformed-json", detail);
    }
}
