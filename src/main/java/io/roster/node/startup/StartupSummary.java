package io.roster.node.startup;

import io.roster.node.Credentials;
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
    private final Credentials credentials;

    StartupSummary(ServerProperties server, Environment environment, DataLocation data, Credentials credentials) {
        this.server = server;
        this.environment = environment;
        this.data = data;
        this.credentials = credentials;
    }

    @EventListener
    void log(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
            // Not server.port, which may be 0.
            int port = Objects.requireNonNull(context.getWebServer()).getPort();
            LOG.info("Ready. Try the API at {}", page(port));
            LOG.info("{}", data);
            if (!credentials.areRequired()) {
                LOG.info(
                        "No credentials are set: everybody on this machine may do everything. Set roster.security.admin-token");
            }
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

    /** The address as in a URL. Of those that Roster serves without credentials, IPv6 has one. */
    private static String host(@Nullable InetAddress address) {
        if (address == null || address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
