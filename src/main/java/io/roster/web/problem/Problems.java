package io.roster.web.problem;

import io.roster.failure.FailureTranslator;
import io.roster.message.CommonRejection.QueryTimeUsedUp;
import io.roster.message.CommonRejection.ReadModelBehind;
import io.roster.message.Rejection;
import io.roster.message.Vocabulary;
import io.roster.search.InvalidSearch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.messaging.HandlerExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.UriUtils;

/** Turns the failures of requests, commands and queries into problems (RFC 9457). */
public final class Problems {

    /** The prefix of every problem type. The meaning of what follows it never changes. */
    private static final String TYPE = "urn:roster:problem:";

    /** The member of a problem that says in how many seconds the request may be repeated. */
    static final String RETRY_AFTER = "retryAfter";

    /** Tomcat's limit. */
    private static final int MAX_PARAMETERS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final AtomicLong NEXT_UNAVAILABLE_LOG = new AtomicLong(System.nanoTime());

    private Problems() {}

    public static ProblemDetail of(Throwable failure) {
        return of(failure, field -> "#/" + field);
    }

    /**
     * The problem of a failure.
     *
     * @param pointer maps a field of the command to its JSON Pointer, as a URI fragment (RFC 6901, section 6)
     */
    public static ProblemDetail of(Throwable failure, UnaryOperator<String> pointer) {
        if (failure instanceof ErrorResponseException response) {
            return response.getBody();
        }
        if (failure instanceof InvalidSearch invalid) {
            return invalidSearch(invalid);
        }
        if (failure instanceof InvalidParameterException) {
            // Tomcat decodes the query string when a parameter is first read.
            boolean tooMany = failure.getCause() == null;
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "malformed-query-string",
                    tooMany
                            ? "The query string has more than %d parameters.".formatted(MAX_PARAMETERS)
                            : "The query string is not percent-encoded UTF-8.");
        }
        if (FailureTranslator.ofCommand(failure) instanceof HandlerExecutionException e
                && e.getDetails().orElse(null) instanceof Rejection rejection) {
            return rejected(rejection, pointer);
        }
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "This is a bug in Roster. The log has details.");
    }

    /** The last part of the problem type of a failure. */
    public static String nameOf(Throwable failure) {
        return String.valueOf(of(failure).getType()).substring(TYPE.length());
    }

    /** Logs every 500, and at most one 503 a second. */
    public static void log(ProblemDetail problem, Throwable failure) {
        if (problem.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            LOG.error("Answered 500", failure);
        } else if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value() && unavailableLogIsDue()) {
            LOG.warn(
                    "Answered 503 {}: {}",
                    problem.getType(),
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }

    private static boolean unavailableLogIsDue() {
        long now = System.nanoTime();
        long due = NEXT_UNAVAILABLE_LOG.get();
        return now - due >= 0 && NEXT_UNAVAILABLE_LOG.compareAndSet(due, now + TimeUnit.SECONDS.toNanos(1));
    }

    static ProblemDetail problem(HttpStatus status, String type, @Nullable String detail) {
        return typed(ProblemDetail.forStatusAndDetail(status, detail), type);
    }

    /** Gives a problem its type, and the title of the type: its name in words. */
    private static ProblemDetail typed(ProblemDetail problem, String type) {
        problem.setType(URI.create(TYPE + type));
        problem.setTitle(StringUtils.capitalize(type.replace('-', ' ')));
        return problem;
    }

    /** Gives a problem that has no type one named after its status. */
    static ProblemDetail typed(ProblemDetail problem) {
        HttpStatus known = HttpStatus.resolve(problem.getStatus());
        String name = known == null ? "refused" : known.name().toLowerCase(Locale.ROOT);
        return typed(problem, name.replace('_', '-'));
    }

    private static ProblemDetail invalidSearch(InvalidSearch invalid) {
        List<InvalidSearch.Finding> findings = invalid.errors();
        String detail = findings.size() == 1
                ? findings.get(0).message()
                : "The query has %d errors.".formatted(findings.size());
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "invalid-query", detail);
        problem.setProperty("errors", findings.stream().map(Problems::violation).toList());
        return problem;
    }

    private static Record violation(InvalidSearch.Finding finding) {
        String location = finding.location();
        return location.startsWith("#")
                ? new Violation(
                        "#" + UriUtils.encodeFragment(location.substring(1), StandardCharsets.UTF_8), finding.message())
                : new ParameterViolation(location, finding.message());
    }

    private static ProblemDetail rejected(Rejection rejection, UnaryOperator<String> pointer) {
        HttpStatus status = switch (rejection.kind()) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case TOO_MUCH -> HttpStatus.TOO_MANY_REQUESTS;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        String detail = rejection.explanation();
        ProblemDetail problem = problem(status, Vocabulary.nameOf(rejection.getClass()), detail);
        if (!rejection.field().isEmpty()) {
            problem.setProperty("errors", List.of(new Violation(pointer.apply(rejection.field()), detail)));
        }
        if (rejection instanceof ReadModelBehind behind) {
            problem.setProperty("eventsBehind", behind.events());
        }
        if (rejection instanceof QueryTimeUsedUp used) {
            problem.setProperty(RETRY_AFTER, used.seconds());
        }
        return problem;
    }
}
