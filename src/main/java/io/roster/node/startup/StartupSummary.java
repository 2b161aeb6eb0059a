package io.roster.node.startup;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Logs, once a node serves requests, where to open it, where its data is, and that it has no credentials. */
@Component
@ConditionalOnWebApplication
class StartupSummary {

    private static final Logger LOG = LoggerFactory.getLogger(StartupSummary.class);

    private final ServerProperties server;
    private final Environment environment;
    private final DataLocation data;

    StartupSummary(ServerProperties server, Environment environment, DataLocation data) {
        this.server = server;
        this.environment = environment;
        this.data = data;
    }

    @EventListener
    void log(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
            // Not server.port, which may be 0.
            int port = Objects.requireNonNull(context.getWebServer()).getPort();
            LOG.info("Ready. Try the API at {}", page(port));
            LOG.info("{}", data);
            LOG.info("No credentials are set: Roster authenticates nobody and serves this machine only");
        }
    }

    private String page(int port) {
        return "%s://%s:%d%s/"
                .formatted(
                        Ssl.isEnabled(server.getSsl()) ? "https" : "http",
                        host(server.getAddress()),
                        port,
                        environment.getProperty("server.servlet.context-path", ""));
    }

    /** The address as in a URL. LoopbackCheck has refused all but loopback addresses, of which IPv6 has one. */
    private static String host(@Nullable InetAddress address) {
        return address instanceof Inet6Address
                ? "[::1]"
                : Objects.requireNonNull(address).getHostAddress();
    }
}
