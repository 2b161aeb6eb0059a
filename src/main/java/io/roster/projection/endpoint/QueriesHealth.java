package io.roster.projection.endpoint;

import io.roster.readmodel.QueryAvailability;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code queries} in {@code /actuator/health}, and part of readiness: out of service until the read models have caught up for the first
 * time. After that only on a query node: another one goes on with commands.
 */
@Component("queriesHealthIndicator")
class QueriesHealth extends AbstractHealthIndicator {

    private final ApplicationAvailability availability;
    private final boolean onlyQueries;
    private volatile boolean hasAnswered;

    QueriesHealth(ApplicationAvailability availability, @Value("${roster.role}") String role) {
        this.availability = availability;
        this.onlyQueries = role.equals("query");
    }

    @EventListener
    void availabilityChanged(AvailabilityChangeEvent<QueryAvailability> change) {
        hasAnswered |= change.getState() == QueryAvailability.ANSWERING;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean answering = availability.getState(QueryAvailability.class) == QueryAvailability.ANSWERING;
        boolean inService = answering || (hasAnswered && !onlyQueries);
        (inService ? health.up() : health.outOfService())
                .withDetail("readModels", answering ? "caught up" : "catching up");
    }
}
