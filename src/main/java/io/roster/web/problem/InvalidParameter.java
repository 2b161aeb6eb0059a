package io.roster.web.problem;

import io.roster.text.InvalidValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A header or query parameter is invalid. */
public final class InvalidParameter extends RequestProblem {

    private static final long serialVersionUID = 1L;

    public InvalidParameter(@Nullable String parameter, String detail) {
        super(HttpStatus.BAD_REQUEST, "invalid-parameter", detail);
        with("errors", List.of(new ParameterViolation(String.valueOf(parameter), detail)));
    }

    public InvalidParameter(@Nullable String parameter, InvalidValue value) {
        this(parameter, "The value " + value.getMessage() + ".");
    }
}
