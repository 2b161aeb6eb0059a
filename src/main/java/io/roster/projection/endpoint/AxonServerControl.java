package io.roster.projection.endpoint;

import io.axoniq.axonserver.connector.control.ControlChannel;
import io.axoniq.axonserver.connector.control.ProcessorInstructionHandler;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.roster.projection.control.ProjectionControl;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.Projections;
import java.util.concurrent.CompletableFuture;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.processor.EventProcessorControlService;
import org.axonframework.config.EventProcessingConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Shows Axon Server's dashboard each read model under its name, as the processor of its live slot. What the dashboard asks of it is an
 * operation, as if it was asked at {@code /actuator/projections}: it is recorded, and applies to all nodes on the database. Reactions are
 * shown and controlled as Axon does it.
 */
@Component
@ConditionalOnBooleanProperty("axon.axonserver.enabled")
class AxonServerControl extends EventProcessorControlService {

    private final Projections projections;
    private final ProjectionControl control;

    AxonServerControl(
            AxonServerConnectionManager connections,
            EventProcessingConfiguration processing,
            AxonServerConfiguration configuration,
            Projections projections,
            ProjectionControl control) {
        super(connections, processing, configuration);
        this.projections = projections;
        this.control = control;
    }

    @Override
    public void start() {
        ControlChannel channel =
                axonServerConnectionManager.getConnection(context).controlChannel();
        projections
                .readModels()
                .forEach(readModel -> channel.registerEventProcessor(
                        readModel, () -> info(readModel), new ReadModelInstructionHandler(readModel)));
        eventProcessingConfiguration.eventProcessors().forEach((name, processor) -> {
            if (!(processor instanceof ProjectionProcessor)) {
                channel.registerEventProcessor(
                        name, infoSupplier(processor), new AxonProcessorInstructionHandler(processor, name));
            }
        });
    }

    private EventProcessorInfo info(String readModel) {
        return infoSupplier(projections.live(readModel)).get().toBuilder()
                .setProcessorName(readModel)
                .build();
    }

    /** Which segment is divided or merged does not matter to the dashboard, which names the largest or the smallest one. */
    private final class ReadModelInstructionHandler implements ProcessorInstructionHandler {

        private final String readModel;

        ReadModelInstructionHandler(String readModel) {
            this.readModel = readModel;
        }

        @Override
        public CompletableFuture<Boolean> releaseSegment(int segment) {
            return CompletableFuture.runAsync(() -> projections.live(readModel).releaseSegment(segment))
                    .thenApply(released -> true);
        }

        @Override
        public CompletableFuture<Boolean> splitSegment(int segment) {
            return CompletableFuture.runAsync(() -> control.split(readModel)).thenApply(split -> true);
        }

        @Override
        public CompletableFuture<Boolean> mergeSegment(int segment) {
            return CompletableFuture.runAsync(() -> control.merge(readModel)).thenApply(merged -> true);
        }

        @Override
        public CompletableFuture<Void> pauseProcessor() {
            return CompletableFuture.runAsync(() -> control.pause(readModel));
        }

        @Override
        public CompletableFuture<Void> startProcessor() {
            return CompletableFuture.runAsync(() -> control.resume(readModel));
        }
    }
}
