package io.roster.web.guard;

import io.roster.web.problem.Overloaded;
import io.roster.web.stream.CommandStreamController;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets {@value #AT_A_TIME} requests in at a time; {@value #WAITING} more wait for up to {@value #PATIENCE_SECONDS} seconds, and
 * whatever comes beyond is refused at once with {@link Overloaded}. Streams of commands have a bound of their own, and who asks
 * how Roster is gets an answer even then.
 */
@Component
class ConcurrencyLimitFilter extends OncePerRequestFilter {

    private static final int AT_A_TIME = 64;
    private static final int WAITING = 256;
    private static final int PATIENCE_SECONDS = 2;

    private final Semaphore places = new Semaphore(AT_A_TIME + WAITING);
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);
    private final HandlerExceptionResolver problems;

    ConcurrencyLimitFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") || CommandStreamController.isStream(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            refuse(request, response);
            return;
        }
        try {
            if (!hasTurn()) {
                refuse(request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                turns.release();
            }
        } finally {
            places.release();
        }
    }

    private boolean hasTurn() {
        try {
            return turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response) {
        problems.resolveException(request, response, null, new Overloaded());
    }
}
