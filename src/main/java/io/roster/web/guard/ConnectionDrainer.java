package io.roster.web.guard;

import io.roster.web.stream.CommandStream;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Drains connections before the web server stops, which would answer 503 on them or cut them: accepts no new ones, closes each
 * after its next response, and rejects further lines of command streams. Draining ends when no request has arrived for
 * {@value #QUIET_MILLIS} ms, or after {@value #TIMEOUT_SECONDS} seconds.
 */
@Component
class ConnectionDrainer extends OncePerRequestFilter implements TomcatConnectorCustomizer {

    private static final int QUIET_MILLIS = 1_000;
    private static final int TIMEOUT_SECONDS = 5;
    private static final int POLL_MILLIS = 10;

    private final CommandStream stream;
    private final Duration stopNotice;
    private @Nullable Connector connector;
    private volatile long lastRequest;

    /** During the stop notice, requests are still accepted while readiness is down, so that a load balancer notices. */
    ConnectionDrainer(CommandStream stream, @Value("${roster.stop-notice}") Duration stopNotice) {
        this.stream = stream;
        this.stopNotice = stopNotice;
    }

    @Override
    public void customize(Connector connector) {
        this.connector = connector;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        lastRequest = System.nanoTime();
        chain.doFilter(request, response);
    }

    /**
     * Runs before the web server's own graceful shutdown, which waits for requests in flight, and before the schedulers stop: until the end
     * of the notice this is a node like any other.
     */
    @EventListener(ContextClosedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void drain() {
        if (connector != null && connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            LockSupport.parkNanos(stopNotice.toNanos());
            // Close the socket first: a client told to reconnect while it is open would be cut in the accept queue.
            http.closeServerSocketGraceful();
            http.setMaxKeepAliveRequests(1);
            stream.rejectFurtherLines();
            lastRequest = System.nanoTime();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
            while (System.nanoTime() - lastRequest < TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS)
                    && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
            }
        }
    }
}
