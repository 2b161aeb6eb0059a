package io.roster.web.problem;

import io.roster.message.ConcurrentChange;
import io.roster.message.OutcomeUnknown;
import io.roster.message.ReadModelBehind;
import io.roster.message.Rejection;
import io.roster.message.Unavailable;
import io.roster.message.Vocabulary;
import io.roster.message.command.CommandBatch;
import io.roster.search.InvalidSearch;
import io.roster.text.InvalidValue;
import io.roster.web.command.CommandContextResolver.InvalidParameter;
import io.roster.web.command.CommandController.UnknownName;
import io.roster.web.command.EnvelopeRefused;
import io.roster.web.gateway.Replies.NoReply;
import io.roster.web.json.InvalidContent;
import io.roster.web.json.InvalidContent.Violation;
import io.roster.web.json.JsonBodyConverter;
import io.roster.web.json.JsonBodyConverter.BodyTooLarge;
import io.roster.web.json.JsonBodyConverter.MalformedJson;
import io.roster.web.stream.CommandStream.AtomicStreamFailed;
import io.roster.web.stream.CommandStream.TooManyCommands;
import io.roster.web.stream.NodeStopping;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.UriUtils;

/** The one place where a failure becomes an HTTP problem (RFC 9457). */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

    /** Every problem type begins with this; what follows never changes its meaning. */
    private static final String TYPE = "urn:roster:problem:";

    private static final URI UNNAMED = URI.create("about:blank");

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final LogThrottle REFUSALS_IN_LOG = new LogThrottle();

    /** The problem of any failure of a command or a query, wherever it comes from. */
    public static ProblemDetail of(Throwable failure) {
        if (failure instanceof InvalidContent e) {
            ProblemDetail problem = problem(
                    HttpStatus.UNPROCESSABLE_CONTENT, "invalid-content", "The body is not what this request takes.");
            problem.setProperty("errors", e.violations());
            return problem;
        }
        if (failure instanceof MalformedJson) {
            return problem(HttpStatus.BAD_REQUEST, "malformed-json", failure.getMessage());
        }
        if (failure instanceof BodyTooLarge) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "content-too-large",
                    "There are more than %d bytes.".formatted(JsonBodyConverter.MAX_BYTES));
        }
        if (failure instanceof InvalidSearch e) {
            return invalidSearch(e);
        }
        if (failure instanceof InvalidParameter e) {
            ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-parameter", e.getMessage());
            problem.setProperty("parameter", e.parameter());
            return problem;
        }
        if (failure instanceof InvalidParameterException) {
            // Tomcat decodes the query only when it is first asked for a parameter.
            return problem(
                    HttpStatus.BAD_REQUEST, "malformed-query-string", "The query string is not percent-encoded UTF-8.");
        }
        if (failure instanceof UnknownName) {
            return problem(HttpStatus.NOT_FOUND, "command-not-found", failure.getMessage());
        }
        if (failure instanceof HandlerExecutionException e
                && e.getDetails().orElse(null) instanceof Rejection rejection) {
            return rejected(rejection);
        }
        if (failure instanceof EnvelopeRefused e) {
            return e.reason() instanceof HandlerExecutionException rejected
                            && rejected.getDetails().orElse(null) instanceof Rejection rejection
                    ? rejected(rejection, e::pointer)
                    : of(e.reason());
        }
        if (failure instanceof AtomicStreamFailed e) {
            ProblemDetail problem = of(e.reason());
            problem.setProperty("line", e.line());
            return problem;
        }
        if (failure instanceof TooManyCommands) {
            return problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too-many-commands",
                    "An atomic stream has at most %d commands.".formatted(CommandBatch.MAX_SIZE));
        }
        return unforeseen(failure);
    }

    /** The name of a failure: the last part of its problem's type. */
    public static String nameOf(Throwable failure) {
        return String.valueOf(of(failure).getType()).substring(TYPE.length());
    }

    /** Whether a command has lost a race for its aggregate, so that nothing of it was done. */
    public static boolean isLostRace(Throwable failure) {
        return failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException;
    }

    private static ProblemDetail unforeseen(Throwable failure) {
        if (isLostRace(failure)) {
            return rejected(new ConcurrentChange());
        }
        if (failure instanceof NoReply || failure instanceof TransactionSystemException) {
            return rejected(new OutcomeUnknown());
        }
        if (failure instanceof Overloaded) {
            return problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "overloaded",
                    "More is asked of this node than it can do. Nothing was done. Try again.");
        }
        if (isUnavailability(failure)) {
            return rejected(new Unavailable());
        }
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "This is a fault of Roster's. It is in the log.");
    }

    /** Whether this node, or its store, failed or was not to be had in time, before anything could be committed. */
    private static boolean isUnavailability(Throwable failure) {
        return failure instanceof NodeStopping
                || failure instanceof EventStoreException
                || failure instanceof JdbcException
                || failure instanceof LockAcquisitionFailedException
                || failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception e) {
        ProblemDetail problem = of(e);
        log(problem, e);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    /** Tells the operator what is not the caller's fault; of what comes in masses, one a second. */
    public static void log(ProblemDetail problem, Throwable failure) {
        if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("Answered 500", failure);
        } else if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value() && REFUSALS_IN_LOG.isDue()) {
            LOG.warn(
                    "Answered 503 {}: {}",
                    problem.getType(),
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }

    private static ProblemDetail invalidSearch(InvalidSearch e) {
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

    private static ProblemDetail rejected(Rejection rejection) {
        return rejected(rejection, field -> "#/" + field);
    }

    /** Refused by a handler, here or on another node. */
    private static ProblemDetail rejected(Rejection rejection, UnaryOperator<String> pointer) {
        HttpStatus status = switch (rejection.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        ProblemDetail problem = problem(status, Vocabulary.nameOf(rejection.getClass()), rejection.explanation());
        if (rejection.field() != null) {
            problem.setProperty(
                    "errors", List.of(new Violation(pointer.apply(rejection.field()), rejection.explanation())));
        }
        if (rejection instanceof ReadModelBehind behind) {
            problem.setProperty("eventsBehind", behind.events());
        }
        return problem;
    }

    /** Our converter has its own exceptions for what is wrong in a body; this is for a body that is not there. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, of(new MalformedJson("The body is empty.")), headers, status, request);
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
        // Whatever the client accepts: a refusal to say it in another form would say nothing.
        HttpHeaders own = new HttpHeaders();
        own.addAll(headers);
        own.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, own, status, request);
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
