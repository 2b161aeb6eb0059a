package io.roster.web.guard;

import io.roster.limit.Limits;
import io.roster.web.problem.RequestProblem;
import io.roster.web.stream.CommandStreamController;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Reads the whole body of a request before anything else is done for it, in at most
 * {@value BodyReader#TIMEOUT_SECONDS} seconds, without a thread that waits for it: a client that sends slowly, or too much, costs nobody
 * else a turn. Command streams are read line by line instead.
 */
@Component
@Order(BodyFilter.ORDER)
class BodyFilter extends OncePerRequestFilter {

    static final int ORDER = Ordered.LOWEST_PRECEDENCE - 10;

    private static final String IDENTITY = "identity";
    private static final String OUTCOME = BodyFilter.class.getName();

    private final HandlerExceptionResolver problems;
    private final int maxBytes;

    BodyFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, Limits limits) {
        this.problems = problems;
        this.maxBytes = limits.bodyBytes();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getContentLengthLong() <= 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && !isOfAnyType(request);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Object outcome = request.getAttribute(OUTCOME);
        if (outcome != null) {
            proceed(outcome, request, response, chain);
        } else if (isCompressed(request)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            problems.resolveException(
                    request,
                    response,
                    null,
                    unsupported("The Content-Encoding of the body is not supported. Send the body without one."));
        } else if (isOfAnyType(request)) {
            problems.resolveException(
                    request, response, null, unsupported("The Content-Type of the body is a wildcard."));
        } else if (CommandStreamController.isStream(request)) {
            chain.doFilter(request, response);
        } else {
            BodyReader reader = new BodyReader(request, maxBytes);
            Object atOnce = reader.readWhatIsThere();
            if (atOnce != null) {
                proceed(atOnce, request, response, chain);
            } else {
                reader.readTheRest(OUTCOME);
            }
        }
    }

    private void proceed(Object outcome, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (outcome instanceof byte[] body) {
            chain.doFilter(new BufferedRequest(request, body), response);
        } else if (outcome instanceof RequestProblem problem) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.resolveException(request, response, null, problem);
        }
    }

    private static boolean isCompressed(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase(IDENTITY);
    }

    /** A wildcard is a range of types, and no type (RFC 9110, section 8.3.1). Spring MVC fails on it, even without a body. */
    private static boolean isOfAnyType(HttpServletRequest request) {
        return String.valueOf(request.getContentType()).contains("*");
    }

    /** RFC 9110, section 15.5.16. */
    private static RequestProblem unsupported(String detail) {
        return new RequestProblem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail);
    }
}
