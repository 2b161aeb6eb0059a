package io.roster.web.problem;

import io.roster.failure.FailureTranslator;
import io.roster.message.CommonRejection.ReadModelBehind;
import io.roster.message.Rejection;
import io.roster.message.Vocabulary;
import io.roster.search.InvalidSearch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriUtils;

/** Turns failures into problems (RFC 9457). */
public final class Problems {

    /** Every problem type begins with this; the rest never changes its meaning. */
    private static final String TYPE = "urn:roster:problem:";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final LogThrottle UNAVAILABLE_LOG = new LogThrottle();

    private Problems() {}

    /** The problem of any failure of a request, command or query. */
    public static ProblemDetail of(Throwable failure) {
        return of(failure, field -> "#/" + field);
    }

    /**
     * The problem of any failure of a request, command or query.
     *
     * @param pointer makes the JSON Pointer of a field of the command, as a URI fragment (RFC 6901, section 6)
     */
    public static ProblemDetail of(Throwable failure, UnaryOperator<String> pointer) {
        if (failure instanceof ErrorResponseException refused) {
            return refused.getBody();
        }
        if (failure instanceof InvalidSearch invalid) {
            return invalidSearch(invalid);
        }
        if (failure instanceof InvalidParameterException) {
            // Tomcat decodes the query string when it is first asked for a parameter.
            return problem(
                    HttpStatus.BAD_REQUEST, "malformed-query-string", "The query string is not percent-encoded UTF-8.");
        }
        if (FailureTranslator.ofCommand(failure) instanceof HandlerExecutionException e
                && e.getDetails().orElse(null) instanceof Rejection rejection) {
            return rejected(rejection, pointer);
        }
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "This is a bug in Roster. The log has details.");
    }

    /** The name of a failure: the last part of its problem's type. */
    public static String nameOf(Throwable failure) {
        return String.valueOf(of(failure).getType()).substring(TYPE.length());
    }

    /** Logs what is not the caller's fault; unavailability at most once a second. */
    public static void log(ProblemDetail problem, Throwable failure) {
        if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("Answered 500", failure);
        } else if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value() && UNAVAILABLE_LOG.isDue()) {
            LOG.warn(
                    "Answered 503 {}: {}",
                    problem.getType(),
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }

    static ProblemDetail problem(HttpStatus status, String type, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(type));
        return problem;
    }

    /** The type of a problem that is named after its status. */
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

    private static ProblemDetail invalidSearch(InvalidSearch invalid) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-query", invalid.getMessage());
        String location = invalid.location();
        if (location.startsWith("#")) {
            problem.setProperty(
                    "pointer", "#" + UriUtils.encodeFragment(location.substring(1), StandardCharsets.UTF_8));
        } else if (!location.isEmpty()) {
            problem.setProperty("parameter", location);
        }
        return problem;
    }

    private static ProblemDetail rejected(Rejection rejection, UnaryOperator<String> pointer) {
        HttpStatus status = switch (rejection.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        ProblemDetail problem = problem(status, Vocabulary.nameOf(rejection.getClass()), rejection.explanation());
        if (!rejection.field().isEmpty()) {
            problem.setProperty(
                    "errors", List.of(new Violation(pointer.apply(rejection.field()), rejection.explanation())));
        }
        if (rejection instanceof ReadModelBehind behind) {
            problem.setProperty("eventsBehind", behind.events());
        }
        return problem;
    }
}
