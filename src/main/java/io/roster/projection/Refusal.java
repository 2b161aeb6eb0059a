package io.roster.projection;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** What an operator asked for cannot be done. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static Refusal notFound(String message) {
        return new Refusal(HttpStatus.NOT_FOUND, message);
    }

    static Refusal conflict(String message) {
        return new Refusal(HttpStatus.CONFLICT, message);
    }

    static Refusal invalid(String message) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, message);
    }

    /** What some work for an operator comes to, or the problem (RFC 9457) that it meets. */
    static WebEndpointResponse<Object> answer(Supplier<Object> work) {
        try {
            return new WebEndpointResponse<>(work.get());
        } catch (Refusal e) {
            return e.problem();
        }
    }

    private WebEndpointResponse<Object> problem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, getMessage());
        problem.setType(URI.create("urn:roster:problem:operation-refused"));
        return new WebEndpointResponse<>(problem, status.value(), MediaType.APPLICATION_PROBLEM_JSON);
    }
}
