package io.roster.node;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** What an operator asked for cannot be done. */
public final class OperationRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private OperationRefused(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    public static OperationRefused notFound(String message) {
        return new OperationRefused(HttpStatus.NOT_FOUND, message);
    }

    public static OperationRefused conflict(String message) {
        return new OperationRefused(HttpStatus.CONFLICT, message);
    }

    public static OperationRefused invalid(String message) {
        return new OperationRefused(HttpStatus.UNPROCESSABLE_CONTENT, message);
    }

    /** What some work for an operator comes to, or the problem (RFC 9457) that it meets. */
    public static WebEndpointResponse<Object> answer(Supplier<Object> work) {
        try {
            return new WebEndpointResponse<>(work.get());
        } catch (OperationRefused e) {
            return e.problem();
        }
    }

    private WebEndpointResponse<Object> problem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, getMessage());
        problem.setType(URI.create("urn:roster:problem:operation-refused"));
        return new WebEndpointResponse<>(problem, status.value(), MediaType.APPLICATION_PROBLEM_JSON);
    }
}
