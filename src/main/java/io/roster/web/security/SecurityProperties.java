package io.roster.web.security;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How callers are known.
 *
 * @param rolesClaim the claim of a JWT that lists roles, members of an object separated by dots ({@code realm_access.roles}); empty: none
 * @param roles the scopes of each role
 */
@ConfigurationProperties("roster.security")
record SecurityProperties(
        @DefaultValue("") String rolesClaim, @DefaultValue Map<String, Set<String>> roles) {}
