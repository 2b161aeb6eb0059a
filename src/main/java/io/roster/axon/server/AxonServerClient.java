package io.roster.axon.server;

import io.roster.node.NodeId;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.EventProcessorInfoConfiguration;
import org.axonframework.axonserver.connector.processor.EventProcessorControlService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What Axon Server's dashboard shows of this node, where Axon's configuration has no other place for it: its role and node id as its name,
 * and, instead of Axon's service, the {@link EventProcessorControlService} of its read models.
 */
@Component
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerClient implements BeanPostProcessor {

    private static final String CLIENT_ID = "axon.axonserver.client-id";

    private final Environment environment;
    private final ObjectProvider<NodeId> node;
    private final ObjectProvider<EventProcessorControlService> control;

    AxonServerClient(
            Environment environment,
            ObjectProvider<NodeId> node,
            ObjectProvider<EventProcessorControlService> control) {
        this.environment = environment;
        this.node = node;
        this.control = control;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof AxonServerConfiguration configuration && !environment.containsProperty(CLIENT_ID)) {
            configuration.setClientId(environment.getRequiredProperty("roster.role") + "-"
                    + node.getObject().value());
        }
        return bean instanceof EventProcessorInfoConfiguration
                ? new EventProcessorInfoConfiguration(
                        axon -> control.getIfAvailable(() -> new EventProcessorControlService(
                                axon.getComponent(AxonServerConnectionManager.class),
                                axon.eventProcessingConfiguration(),
                                axon.getComponent(AxonServerConfiguration.class))))
                : bean;
    }
}
