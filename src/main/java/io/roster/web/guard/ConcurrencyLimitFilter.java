package io.roster.web.guard;

import io.roster.web.problem.RequestProblem;
import io.roster.web.stream.CommandStreamController;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Limits concurrent requests to {@value #MAX_CONCURRENT}. Up to {@value #MAX_WAITING} more wait for at most
 * {@value #TIMEOUT_SECONDS} seconds; any others are rejected at once. Command streams have their own limit, and Actuator has none.
 */
@Component
@Order(BodyFilter.ORDER + 1)
class ConcurrencyLimitFilter extends OncePerRequestFilter {

    private static final int MAX_CONCURRENT = 64;
    private static final int MAX_WAITING = 256;
    private static final int TIMEOUT_SECONDS = 2;

    private final Semaphore admitted = new Semaphore(MAX_CONCURRENT + MAX_WAITING);
    private final Semaphore running = new Semaphore(MAX_CONCURRENT, true);
    private final HandlerExceptionResolver problems;

    ConcurrencyLimitFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/") || CommandStreamController.isStream(request);
    }

    /** A request with a body comes here only once that has been read. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!admitted.tryAcquire()) {
            reject(request, response);
            return;
        }
        try {
            if (!running.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                reject(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reject(request, response);
        } finally {
            admitted.release();
        }
    }

    private void reject(HttpServletRequest request, HttpServletResponse response) {
        problems.resolveException(request, response, null, RequestProblem.overloaded());
    }
}
