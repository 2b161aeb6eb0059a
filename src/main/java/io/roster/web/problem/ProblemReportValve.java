package io.roster.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.ObjectMapper;

/** Answers with a problem (RFC 9457) what is rejected outside Spring MVC: malformed HTTP, oversized headers, a foreign Host or Origin. */
public class ProblemReportValve extends ErrorReportValve {

    private final ObjectMapper mapper;

    public ProblemReportValve(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        ProblemDetail problem;
        if (isTokenTooLong(request, response)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problem = Problems.problem(
                    HttpStatus.UNAUTHORIZED, "invalid-token", "The token is longer than any that is valid here.");
        } else {
            HttpStatus status = HttpStatus.valueOf(response.getStatus());
            problem = Problems.typed(ProblemDetail.forStatusAndDetail(status, detail(status, request)));
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(mapper.writeValueAsString(problem) + "\n");
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client has disconnected.
        }
    }

    /** Tomcat stops reading the headers when there is no room for the value of one. */
    private static boolean isTokenTooLong(Request request, Response response) {
        MessageBytes token = request.getCoyoteRequest().getMimeHeaders().getValue(HttpHeaders.AUTHORIZATION);
        return response.getStatus() == HttpStatus.BAD_REQUEST.value() && token != null && token.isNull();
    }

    private static @Nullable String detail(HttpStatus status, Request request) {
        return switch (status) {
            case BAD_REQUEST ->
                request.getAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE) == null
                        ? "The request is not well-formed HTTP, or its headers are too large."
                        : "The path or a parameter is invalid.";
            case FORBIDDEN ->
                "The Host of the request is not one of roster.hosts, or a page of another origin has sent it.";
            default -> null;
        };
    }
}
