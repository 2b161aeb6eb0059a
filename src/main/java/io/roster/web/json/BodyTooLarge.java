package io.roster.web.json;

import io.roster.web.problem.RequestProblem;
import org.springframework.http.HttpStatus;

/** A body or line has more than {@value JsonBodyConverter#MAX_BYTES} bytes. */
public final class BodyTooLarge extends RequestProblem {

    private static final long serialVersionUID = 1L;

    public BodyTooLarge() {
        super(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "There are more than %d bytes.".formatted(JsonBodyConverter.MAX_BYTES));
    }
}
