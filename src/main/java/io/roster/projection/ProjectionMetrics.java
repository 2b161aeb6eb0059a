package io.roster.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.roster.message.Projection;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How far the live projections are behind, how fast they catch up, and what they have set aside; asked of the database each time. */
@Component
class ProjectionMetrics implements MeterBinder {

    private final Projections projections;

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

    /** Not a number, which Prometheus takes for missing, while the database does not answer. */
    private void gauge(MeterRegistry meters, String name, String readModel, ToDoubleFunction<ProjectionStatus> value) {
        Gauge.builder(name, projections, it -> value.applyAsDouble(it.status(readModel)))
                .tag("read.model", readModel)
                .register(meters);
    }
}
