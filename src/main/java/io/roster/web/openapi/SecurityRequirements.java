package io.roster.web.openapi;

import io.roster.web.access.AccessRule;
import io.roster.web.access.AccessRules;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/** Says of each operation which scope it requires. */
@Component
class SecurityRequirements {

    private static final String BEARER = "bearer";

    private final AccessRules rules;

    SecurityRequirements(AccessRules rules) {
        this.rules = rules;
    }

    void addTo(OpenAPI document) {
        document.getComponents()
                .addSecuritySchemes(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .description(
                                        "The administrator's token, an access token, or a JWT. Needed if credentials are configured."));
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operation.security(
                                rules.find(HttpMethod.valueOf(method.name()), PathContainer.parsePath(path))
                                        .map(SecurityRequirements::requirements)
                                        .orElseThrow(() ->
                                                new IllegalStateException("Nobody may use " + method + " " + path)))));
    }

    private static List<SecurityRequirement> requirements(AccessRule rule) {
        if (rule.isForAnyone()) {
            return List.of();
        }
        SecurityRequirement requirement = new SecurityRequirement();
        return List.of(rule.scope() == null ? requirement.addList(BEARER) : requirement.addList(BEARER, rule.scope()));
    }
}
