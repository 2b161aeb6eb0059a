package io.roster.projection.endpoint;

import io.roster.projection.run.ProjectionStatus;
import io.roster.projection.run.Projections;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** {@code projections} in {@code /actuator/health}: down while a live projection is paused or has stopped at an error. */
@Component("projectionsHealthIndicator")
class ProjectionsHealth extends AbstractHealthIndicator {

    private final Projections projections;

    ProjectionsHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, ProjectionStatus> status = projections.status();
        health.status(status.values().stream().allMatch(ProjectionStatus::healthy) ? Status.UP : Status.DOWN);
        status.forEach((readModel, it) -> health.withDetail(readModel, text(it)));
    }

    private static String text(ProjectionStatus status) {
        if (status.error() != null) {
            return status.error();
        }
        return status.running() ? status.eventsBehind() + " events behind" : "paused";
    }
}
