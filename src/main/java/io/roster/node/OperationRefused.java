package io.roster.node;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Rejects an Actuator operation with a problem (RFC 9457). */
public final class OperationRefused extends ErrorResponseException {

    private static final long serialVersionUID = 1L;
    private static final URI TYPE = URI.create("urn:roster:problem:operation-refused");

    private OperationRefused(HttpStatus status, String detail) {
        super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
        setType(TYPE);
        setTitle("Operation refused");
    }

    public static OperationRefused notFound(String detail) {
        return new OperationRefused(HttpStatus.NOT_FOUND, detail);
    }

    public static OperationRefused conflict(String detail) {
        return new OperationRefused(HttpStatus.CONFLICT, detail);
    }

    public static OperationRefused invalid(String detail) {
        return new OperationRefused(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }

    public static OperationRefused unavailable(String detail) {
        return new OperationRefused(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }
}
