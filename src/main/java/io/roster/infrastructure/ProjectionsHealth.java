package io.roster.infrastructure;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code projections} in {@code /actuator/health}: down while one has stopped at an error, for then what is read grows old. */
@Component("projectionsHealth")
class ProjectionsHealth implements HealthIndicator {

    private final Projections projections;

    ProjectionsHealth(Projections projections) {
        this.projections = projections;
    }

    @Override
    public Health health() {
        boolean healthy = projections.all().values().stream().allMatch(Projections.Status::healthy);
        return (healthy ? Health.up() : Health.down())
                .withDetail("eventsBehind", projections.eventsBehind())
                .build();
    }
}
