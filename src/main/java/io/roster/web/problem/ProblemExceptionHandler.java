package io.roster.web.problem;

import io.roster.text.InvalidValue;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers failed requests with problems (RFC 9457), including what Spring MVC itself refuses. */
@RestControllerAdvice
class ProblemExceptionHandler extends ResponseEntityExceptionHandler {

    private static final URI UNNAMED = URI.create("about:blank");

    @ExceptionHandler({Exception.class, RequestProblem.class})
    ResponseEntity<ProblemDetail> on(Exception e) {
        ProblemDetail problem = Problems.of(e);
        Problems.log(problem, e);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    /** A body is missing; what is wrong with one that is there, its converter says. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(e, new MalformedJson("The body is empty.").getBody(), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        InvalidParameter problem = new InvalidParameter(e.getPropertyName(), "The value is not valid.");
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue value) {
                problem = new InvalidParameter(e.getPropertyName(), value);
            }
        }
        return handleExceptionInternal(e, problem.getBody(), headers, HttpStatus.BAD_REQUEST, request);
    }

    /** The problem of what Spring MVC refuses is named after its status. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem
                && (problem.getType() == null || problem.getType().equals(UNNAMED))) {
            problem.setType(Problems.type(status));
        }
        // Even if the client does not accept it: a problem in another format does not exist.
        HttpHeaders own = new HttpHeaders();
        own.addAll(headers);
        own.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(body, own, status, request);
    }
}
