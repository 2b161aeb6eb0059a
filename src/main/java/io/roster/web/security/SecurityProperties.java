package io.roster.web.security;

import io.roster.node.StartRefused;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers are known, and what each may ask for.
 *
 * @param rolesClaim the claim of a JWT that lists roles, members of an object separated by dots ({@code realm_access.roles}); empty: none
 * @param roles the scopes of each role
 * @param requestsPerCaller requests per second of one caller
 * @param requestsPerAddress requests per second from one address, whoever sends them
 */
@ConfigurationProperties("roster.security")
record SecurityProperties(
        @DefaultValue("") String rolesClaim,
        @DefaultValue Map<String, Set<String>> roles,
        @DefaultValue("500") int requestsPerCaller,
        @DefaultValue("2000") int requestsPerAddress) {

    SecurityProperties {
        if (requestsPerCaller < 1 || requestsPerAddress < 1) {
            throw new StartRefused(
                    "roster.security.requests-per-caller and requests-per-address must be at least 1.",
                    "Correct them, or leave them out.");
        }
    }
}
