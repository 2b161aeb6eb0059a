package io.roster.web.security;

import io.roster.limit.RateLimit;
import io.roster.web.problem.RequestProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Refuses the requests of a client that makes too many (RFC 6585, section 4), before anything is done for them. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimit limit;
    private final Function<HttpServletRequest, String> client;
    private final HandlerExceptionResolver problems;
    private final String filtered = super.getAlreadyFilteredAttributeName() + "." + System.identityHashCode(this);

    RateLimitFilter(
            int requestsPerSecond, Function<HttpServletRequest, String> client, HandlerExceptionResolver problems) {
        this.limit = new RateLimit(requestsPerSecond);
        this.client = client;
        this.problems = problems;
    }

    /** Each filter of this class counts a request, not only the first. */
    @Override
    protected String getAlreadyFilteredAttributeName() {
        return filtered;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds = limit.secondsToWait(client.apply(request));
        if (seconds == 0) {
            chain.doFilter(request, response);
        } else {
            RequestProblem problem = RequestProblem.tooMany("too-many-requests", "You make too many requests", seconds);
            problems.resolveException(request, response, null, problem);
        }
    }
}
