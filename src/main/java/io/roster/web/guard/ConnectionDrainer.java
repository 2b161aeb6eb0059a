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
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the callers' connections before the web server stops, which would answer 503 on them or cut them: no new ones are taken,
 * each one that is there is closed after its next answer, and streams of commands refuse their further lines. It goes on when no
 * request has come for {@value #QUIET_MILLIS} ms, at the latest after {@value #MOST_SECONDS} seconds.
 */
@Component
class ConnectionDrainer extends OncePerRequestFilter implements SmartLifecycle, TomcatConnectorCustomizer {

    private static final int QUIET_MILLIS = 1_000;
    private static final int MOST_SECONDS = 5;
    private static final long QUIET = TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
    private static final long MOST = TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final CommandStream stream;
    private final Duration notice;
    private @Nullable Connector connector;
    private volatile long lastRequest;
    private volatile boolean running;

    /**
     * A drain.
     *
     * @param notice how long requests are taken as ever after readiness has gone down, so that whoever passes them on sees it
     */
    ConnectionDrainer(CommandStream stream, @Value("${roster.stop-notice}") Duration notice) {
        this.stream = stream;
        this.notice = notice;
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

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (connector != null && connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            LockSupport.parkNanos(notice.toNanos());
            // In this order: who is told to connect anew while that is still possible would be cut in the queue of the
            // system.
            http.closeServerSocketGraceful();
            http.setMaxKeepAliveRequests(1);
            stream.refuseFurtherLines();
            lastRequest = System.nanoTime();
            long deadline = System.nanoTime() + MOST;
            while (System.nanoTime() - lastRequest < QUIET && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server's own graceful stop, which waits for requests in flight. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
