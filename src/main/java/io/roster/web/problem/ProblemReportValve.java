package io.roster.web.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.DispatcherServlet;
import tools.jackson.databind.ObjectMapper;

/** Answers with a problem (RFC 9457) what Tomcat refuses before Spring sees it: a malformed request line, too large a header. */
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
        ProblemDetail problem = ProblemDetail.forStatus(response.getStatus());
        problem.setType(Problems.type(HttpStatus.valueOf(response.getStatus())));
        if (response.getStatus() == HttpStatus.BAD_REQUEST.value()) {
            problem.setDetail(
                    hasReachedSpring(request)
                            ? "The path or a parameter is not what this request takes."
                            : "The request is not well-formed HTTP, or its headers are too large.");
        }
        if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            problem.setDetail("The Host or the Origin of the request is not one of roster.hosts.");
        }
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(mapper.writeValueAsString(problem));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // The client is gone: there is nobody to tell.
        }
    }

    private static boolean hasReachedSpring(Request request) {
        return request.getAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE) != null;
    }
}
