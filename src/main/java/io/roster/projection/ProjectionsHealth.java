package io.roster.projection;

import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * {@code projections} in {@code /actuator/health}: down while a live one is paused or has stopped at an error, for then what is read
 * grows old.
 */
@Component("projectionsHealth")
class ProjectionsHealth extends AbstractHealthIndicator {

    private final Projections projections;

    ProjectionsHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, ProjectionStatus> status = projections.status();
        boolean healthy = status.values().stream().allMatch(ProjectionStatus::healthy);
        health.status(healthy ? Status.UP : Status.DOWN);
        status.forEach((readModel, it) -> health.withDetail(
                readModel,
                it.error() != null ? it.error() : it.running() ? it.eventsBehind() + " events behind" : "paused"));
    }
}
