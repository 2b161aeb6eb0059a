package io.roster.infrastructure;

import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** {@code projections} in {@code /actuator/health}: down while one has stopped at an error, for then what is read grows old. */
@Component("projectionsHealth")
class ProjectionsHealth implements HealthIndicator {

    private final Projections projections;
    private final EventTail events;

    ProjectionsHealth(Projections projections, EventTail events) {
        this.projections = projections;
        this.events = events;
    }

    @Override
    public Health health() {
        Optional<String> obstacle = events.obstacle();
        boolean healthy =
                obstacle.isEmpty() && projections.all().values().stream().allMatch(Projections.Status::healthy);
        Health.Builder health =
                (healthy ? Health.up() : Health.down()).withDetail("eventsBehind", projections.eventsBehind());
        obstacle.ifPresent(reason -> health.withDetail("obstacle", reason));
        return health.build();
    }
}
