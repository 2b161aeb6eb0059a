package io.roster.projection;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * {@code projections} in {@code /actuator/health}: down while a live one is paused or has stopped at an error, for then what is read
 * grows old.
 */
@Component("projectionsHealth")
class ProjectionsHealth implements HealthIndicator {

    private final Projections projections;

    ProjectionsHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        Map<String, ProjectionStatus> status = projections.status();
        boolean healthy = status.values().stream().allMatch(ProjectionStatus::healthy);
        Health.Builder health = healthy ? Health.up() : Health.down();
        status.forEach((readModel, it) -> health.withDetail(
                readModel,
                it.error() != null ? it.error() : it.running() ? it.eventsBehind() + " events behind" : "paused"));
        return health.build();
    }
}
