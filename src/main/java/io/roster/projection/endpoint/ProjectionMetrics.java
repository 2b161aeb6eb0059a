package io.roster.projection.endpoint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.roster.projection.run.ProjectionProcessor;
import io.roster.projection.run.ProjectionStatus;
import io.roster.projection.run.Projections;
import io.roster.readmodel.Projection;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How far the live projections are behind, and what they have set aside; as it was at most {@value #LOOK_MILLIS} ms ago, so that who asks
 * never waits for a database.
 */
@Component
class ProjectionMetrics implements MeterBinder {

    private static final long LOOK_MILLIS = 5_000;

    private final Projections projections;
    private volatile Map<String, ProjectionStatus> last = Map.of();

    ProjectionMetrics(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        projections.all().stream()
                .map(ProjectionProcessor::projection)
                .map(Projection::readModel)
                .distinct()
                .forEach(readModel -> {
                    gauge(meters, "roster.projection.lag.events", readModel, ProjectionStatus::eventsBehind);
                    gauge(meters, "roster.projection.lag.seconds", readModel, ProjectionStatus::secondsBehind);
                    gauge(meters, "roster.projection.replaying", readModel, it -> it.replaying() ? 1 : 0);
                    gauge(meters, "roster.projection.healthy", readModel, it -> it.healthy() ? 1 : 0);
                    gauge(meters, "roster.deadletters", readModel, ProjectionStatus::deadLetters);
                });
    }

    @Scheduled(fixedDelay = LOOK_MILLIS)
    void look() {
        try {
            last = projections.status();
        } catch (RuntimeException e) {
            // Without the database nothing is known; the health tells.
            last = Map.of();
        }
    }

    /** Not a number, which Prometheus takes for missing, while the database does not answer. */
    private void gauge(MeterRegistry meters, String name, String readModel, ToDoubleFunction<ProjectionStatus> value) {
        Gauge.builder(name, this, metrics -> metrics.of(readModel, value))
                .tag("read.model", readModel)
                .register(meters);
    }

    private double of(String readModel, ToDoubleFunction<ProjectionStatus> value) {
        ProjectionStatus status = last.get(readModel);
        return status == null ? Double.NaN : value.applyAsDouble(status);
    }
}
