package io.roster.projection;

import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * {@code projections} in {@code /actuator/health}: down while a live one is paused, has stopped at an error, or at an event that this
 * Roster does not understand: for then what is read grows old.
 */
@Component("projectionsHealth")
class ProjectionsHealth extends AbstractHealthIndicator {

    private final Projections projections;
    private final EventTail events;

    ProjectionsHealth(Projections projections, EventTail events) {
        this.projections = projections;
        this.events = events;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, ProjectionStatus> status = projections.status();
        Optional<String> obstacle = events.obstacle();
        if (obstacle.isEmpty() && status.values().stream().allMatch(ProjectionStatus::healthy)) {
            health.up();
        } else {
            health.down();
        }
        obstacle.ifPresent(reason -> health.withDetail("obstacle", reason));
        status.forEach((readModel, it) -> health.withDetail(readModel, text(it)));
    }

    private static String text(ProjectionStatus status) {
        if (status.error() != null) {
            return status.error();
        }
        return status.running() ? status.eventsBehind() + " events behind" : "paused";
    }
}
