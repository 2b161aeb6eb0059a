package io.roster.projection.endpoint;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.roster.projection.run.ProjectionStatus;
import io.roster.projection.run.Projections;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gauges of the live projections, refreshed every {@value #REFRESH_MILLIS} ms, so that a scrape never waits for the database. */
@Component
class ProjectionMetrics implements MeterBinder {

    private static final long REFRESH_MILLIS = 5_000;

    private final Projections projections;
    private volatile Map<String, ProjectionStatus> cached = Map.of();

    ProjectionMetrics(Projections projections) {
        this.projections = projections;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (String readModel : projections.readModels()) {
            gauge(meters, "roster.projection.lag.events", readModel, ProjectionStatus::eventsBehind);
            gauge(meters, "roster.projection.lag.seconds", readModel, ProjectionStatus::secondsBehind);
            gauge(meters, "roster.projection.replaying", readModel, status -> status.replaying() ? 1 : 0);
            gauge(meters, "roster.projection.healthy", readModel, status -> status.healthy() ? 1 : 0);
            gauge(meters, "roster.deadletters", readModel, ProjectionStatus::deadLetters);
        }
    }

    @Scheduled(fixedDelay = REFRESH_MILLIS)
    void refresh() {
        try {
            cached = projections.status();
        } catch (RuntimeException e) {
            // The health indicator reports a database that is down.
            cached = Map.of();
        }
    }

    /** NaN, which Prometheus treats as missing, while the database is down. */
    private void gauge(MeterRegistry meters, String name, String readModel, ToDoubleFunction<ProjectionStatus> value) {
        Gauge.builder(name, () -> {
                    ProjectionStatus status = cached.get(readModel);
                    return status == null ? Double.NaN : value.applyAsDouble(status);
                })
                .tag("read.model", readModel)
                .register(meters);
    }
}
