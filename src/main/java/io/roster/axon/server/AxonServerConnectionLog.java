package io.roster.axon.server;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Logs, once each time, that Axon Server is not connected and that it is again. */
@Component
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerConnectionLog {

    private static final long INTERVAL_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(AxonServerConnectionLog.class);

    private final AxonServerConnectionManager connections;
    private final AxonServerConfiguration server;
    private boolean connected = true;

    AxonServerConnectionLog(AxonServerConnectionManager connections, AxonServerConfiguration server) {
        this.connections = connections;
        this.server = server;
    }

    @Scheduled(initialDelay = INTERVAL_MILLIS, fixedDelay = INTERVAL_MILLIS)
    void watch() {
        boolean wasConnected = connected;
        connected = connections.isConnected(server.getContext());
        if (wasConnected && !connected) {
            LOG.warn("Not connected to Axon Server at {}; Roster keeps trying", server.getServers());
        } else if (!wasConnected && connected) {
            LOG.info("Connected to Axon Server at {} again", server.getServers());
        }
    }
}
