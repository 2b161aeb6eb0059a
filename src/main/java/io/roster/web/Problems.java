package io.roster.web;

import io.roster.message.InvalidValue;
import io.roster.message.ReadModelBehind;
import io.roster.message.Rejection;
import io.roster.message.Vocabulary;
import io.roster.search.InvalidSearch;
import io.roster.web.InvalidContent.Violation;
import io.roster.web.JsonBodyConverter.BodyTooLarge;
import io.roster.web.JsonBodyConverter.MalformedJson;
import io.roster.web.Replies.NoReply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.common.AxonException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.UriUtils;

/** The one place where a failure becomes an HTTP problem (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    /** Every problem type begins with this; what follows never changes its meaning. */
    private static final String TYPE = "urn:roster:problem:";

    private static final URI UNNAMED = URI.create("about:blank");

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ProblemDetail on(InvalidContent e) {
        ProblemDetail problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT, "invalid-content", "The body is not what this request takes.");
        problem.setProperty("errors", e.violations());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail on(MalformedJson e) {
        return problem(HttpStatus.BAD_REQUEST, "malformed-json", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail on(BodyTooLarge e) {
        return problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "The body has more than %d bytes.".formatted(JsonBodyConverter.MAX_BYTES));
    }

    @ExceptionHandler
    ProblemDetail on(InvalidSearch e) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-query", e.getMessage());
        if (!e.place().isEmpty()) {
            boolean isPointer = e.place().startsWith("#");
            problem.setProperty(
                    isPointer ? "pointer" : "parameter",
                    isPointer
                            ? "#" + UriUtils.encodeFragment(e.place().substring(1), StandardCharsets.UTF_8)
                            : e.place());
        }
        return problem;
    }

    /** Tomcat decodes the query only when it is first asked for a parameter. */
    @ExceptionHandler
    ProblemDetail on(InvalidParameterException e) {
        return problem(
                HttpStatus.BAD_REQUEST, "malformed-query-string", "The query string is not percent-encoded UTF-8.");
    }

    /** Refused by a handler, here or on another node. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HandlerExecutionException e) {
        Object details = e.getDetails().orElse(null);
        if (!(details instanceof Rejection rejection)) {
            return ResponseEntity.internalServerError().body(unexpected(e));
        }
        HttpStatus status = switch (rejection.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        ProblemDetail problem = problem(status, Vocabulary.nameOf(rejection.getClass()), rejection.explanation());
        if (rejection.field() != null) {
            problem.setProperty("errors", List.of(new Violation("#/" + rejection.field(), rejection.explanation())));
        }
        if (rejection instanceof ReadModelBehind behind) {
            problem.setProperty("eventsBehind", behind.events());
        }
        return status == HttpStatus.SERVICE_UNAVAILABLE
                ? unavailable(problem)
                : ResponseEntity.status(status).body(problem);
    }

    /** The command lost a race for its aggregate again and again. */
    @ExceptionHandler({
        ConcurrencyException.class,
        AggregateStreamCreationException.class,
        LockAcquisitionFailedException.class
    })
    ProblemDetail onConflict(AxonException e) {
        return problem(
                HttpStatus.CONFLICT,
                "concurrent-change",
                "Others change the same at the same time. Nothing was done; try again.");
    }

    @ExceptionHandler({NoReply.class, TransactionException.class})
    ResponseEntity<ProblemDetail> onUnavailable(RuntimeException e) {
        LOG.warn("Answered 503: {}", e.toString());
        return unavailable(
                problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "The store does not answer. Try again."));
    }

    @ExceptionHandler
    ProblemDetail onAnythingElse(Exception e) {
        return unexpected(e);
    }

    /** Our converter has its own exceptions for what is wrong in a body; this is for a body that is not there. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, on(new MalformedJson("The body is empty.")), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = "The value is not valid.";
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue) {
                detail = "The value " + cause.getMessage() + ".";
            }
        }
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-parameter", detail);
        problem.setProperty("parameter", e.getPropertyName());
        return handleExceptionInternal(e, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    /** What Spring MVC itself refuses is named after its status. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && isUnnamed(problem)) {
            problem.setType(type(status));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static ResponseEntity<ProblemDetail> unavailable(ProblemDetail problem) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem);
    }

    private static ProblemDetail unexpected(Exception e) {
        LOG.error("Answered 500", e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "This is a fault of Roster's. It is in the log.");
    }

    /** The type of a refusal that has no name but its status. */
    static URI type(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return type(
                known == null
                        ? "refused"
                        : known.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static URI type(String name) {
        return URI.create(TYPE + name);
    }

    private static boolean isUnnamed(ProblemDetail problem) {
        return problem.getType() == null || problem.getType().equals(UNNAMED);
    }

    private static ProblemDetail problem(HttpStatus status, String type, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(type));
        return problem;
    }
}
