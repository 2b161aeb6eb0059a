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
 * {@code queries} in {@code /actuator/health}, and part of readiness: out of service until the read models are complete for the first
 * time. A query node is so too whenever they are not, or are far behind: another one goes on with commands.
 */
@Component("queriesHealthIndicator")
class QueriesHealth extends AbstractHealthIndicator {

    private final ApplicationAvailability availability;
    private final boolean onlyQueries;
    private volatile boolean wasComplete;

    QueriesHealth(ApplicationAvailability availability, @Value("${roster.role}") String role) {
        this.availability = availability;
        this.onlyQueries = role.equals("query");
    }

    @EventListener
    void availabilityChanged(AvailabilityChangeEvent<QueryAvailability> change) {
        wasComplete |= change.getState() != QueryAvailability.BUILDING;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        QueryAvailability state = availability.getState(QueryAvailability.class, QueryAvailability.BUILDING);
        boolean inService = onlyQueries ? state == QueryAvailability.ANSWERING : wasComplete;
        (inService ? health.up() : health.outOfService())
                .withDetail(
                        "readModels",
                        switch (state) {
                            case ANSWERING -> "caught up";
                            case BEHIND -> "behind";
                            case BUILDING -> "being built";
                        });
    }
}
