package io.roster.web.guard;

import io.roster.web.problem.RequestProblem;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/health}, where a path that names no group or component is a problem. Spring Boot answers with 404 and nothing, or, if the
 * path has several parts, with 500.
 */
@Component
@EndpointWebExtension(endpoint = HealthEndpoint.class)
class KnownHealth extends HealthEndpointWebExtension {

    KnownHealth(HealthContributorRegistry components, HealthEndpointGroups groups) {
        super(components, null, groups, null);
    }

    @Override
    @ReadOperation
    public WebEndpointResponse<HealthDescriptor> health(
            ApiVersion version,
            WebServerNamespace server,
            SecurityContext security,
            @Selector(match = Match.ALL_REMAINING) String... path) {
        try {
            WebEndpointResponse<HealthDescriptor> health = super.health(version, server, security, path);
            if (health.getStatus() != WebEndpointResponse.STATUS_NOT_FOUND) {
                return health;
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Below something that has no parts.
        }
        throw new RequestProblem(
                HttpStatus.NOT_FOUND, "not-found", "There is no such group or component of the health.");
    }
}
