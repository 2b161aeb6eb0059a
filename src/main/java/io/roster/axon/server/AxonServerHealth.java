package io.roster.axon.server;

import java.util.Map;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** {@code axonServer} in {@code /actuator/health}: down while this node is not connected. Axon's own indicator is for Spring Boot 3. */
@Component("axonServerHealthContributor")
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerHealth extends AbstractHealthIndicator {

    private final AxonServerConnectionManager connections;

    AxonServerHealth(AxonServerConnectionManager connections) {
        this.connections = connections;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, Boolean> contexts = connections.connections();
        boolean connected = !contexts.isEmpty() && contexts.values().stream().allMatch(Boolean::booleanValue);
        (connected ? health.up() : health.down()).withDetails(contexts);
    }
}
