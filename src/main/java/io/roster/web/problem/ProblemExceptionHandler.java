package io.roster.web.problem;

import io.roster.text.InvalidValue;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.axonframework.common.ExceptionUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers failed requests with problems (RFC 9457), including those that Spring MVC itself rejects. */
@RestControllerAdvice
class ProblemExceptionHandler extends ResponseEntityExceptionHandler {

    /** What is said of a query that nothing matches, or that cannot be understood. */
    private static final Set<Integer> PLUS_MATTERS =
            Set.of(HttpStatus.BAD_REQUEST.value(), HttpStatus.NOT_FOUND.value());

    @ExceptionHandler({Exception.class, RequestProblem.class})
    @Nullable ResponseEntity<ProblemDetail> on(Exception e, HttpServletRequest request) {
        if (isOfGoneClient(e)) {
            return null;
        }
        ProblemDetail problem = Problems.of(e);
        Problems.log(problem, e);
        if (PLUS_MATTERS.contains(problem.getStatus())
                && String.valueOf(request.getQueryString()).contains("+")) {
            problem.setDetail(
                    problem.getDetail() + " A + in a query string stands for a space; a plus sign is written %2B.");
        }
        ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.getStatus());
        Map<String, Object> members = Objects.requireNonNullElse(problem.getProperties(), Map.of());
        Object seconds = members.get(Problems.RETRY_AFTER);
        if (seconds != null) {
            response.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        } else if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    /** Spring MVC reports a missing body, and an invalid one to Actuator; {@code JsonBodyConverter} reports any other. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String detail = e.getCause() == null ? "The body is empty." : "The body is not JSON of the expected form.";
        ProblemDetail problem = RequestProblem.malformedJson(detail).getBody();
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        InvalidParameter problem = e.getMostSpecificCause() instanceof InvalidValue value
                ? new InvalidParameter(e.getPropertyName(), value)
                : new InvalidParameter(e.getPropertyName(), "The value is invalid.");
        return handleExceptionInternal(e, problem.getBody(), headers, HttpStatus.BAD_REQUEST, request);
    }

    /** Spring MVC takes an unknown path for that of a file. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, "There is nothing at this path.");
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String known = MediaType.toString(e.getSupportedMediaTypes());
        String detail = e.getContentType() == null
                ? "The body has no Content-Type. Supported here: " + known + "."
                : "The Content-Type of the body is not supported. Supported here: " + known + ".";
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    /** Says nothing to, and of, a client that is gone. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(
            HttpMessageNotWritableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return isOfGoneClient(e) ? null : super.handleHttpMessageNotWritable(e, headers, status, request);
    }

    /** Not any broken connection: that to the database may break too. */
    private static boolean isOfGoneClient(Exception failure) {
        return failure instanceof AsyncRequestNotUsableException
                || ExceptionUtils.findException(failure, ClientAbortException.class)
                        .isPresent();
    }

    /** Names the problems of Spring MVC after their status. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getType() == null) {
            Problems.typed(problem);
        }
        // Even if the client does not accept it: problems have no other format.
        HttpHeaders problemHeaders = new HttpHeaders();
        problemHeaders.addAll(headers);
        problemHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, problemHeaders, status, request);
    }
}
