package io.roster.web.access;

import static io.roster.web.access.AccessRule.ANYONE;

import io.roster.search.Resource;
import io.roster.web.problem.RequestProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;

/**
 * Which scope each route and each command requires. The first rule that matches a request counts; if none does, nobody may make it. A
 * resource has two scopes, such as {@code users:read} and {@code users:write}.
 */
@Component
public class AccessRules {

    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.valueOf("QUERY"));
    private static final Set<HttpMethod> ALL = Set.of();

    private final List<AccessRule> rules = new ArrayList<>();
    private final Set<String> scopes;

    /** The scope that the commands of an aggregate type require. */
    private final Map<String, String> commandScopes;

    AccessRules(List<Resource> resources) {
        for (Resource resource : resources) {
            add(Set.of(HttpMethod.POST), resource.path() + "/query", resource.name() + ":read");
            add(READING, resource.path() + "/**", resource.name() + ":read");
            add(ALL, resource.path() + "/**", write(resource));
        }
        add(ALL, "/api/commands/**", null);
        add(ALL, "/api/queries/**", null);
        add(ALL, "/api/me", null);
        add(READING, "/actuator/health/**", ANYONE);
        add(READING, "/actuator/**", "operations:read");
        add(ALL, "/actuator/**", "operations:write");
        for (String page : List.of("/", "/swagger-ui/**", "/v3/api-docs/**", "/v3/api-docs.yaml")) {
            add(READING, page, ANYONE);
        }
        scopes = rules.stream()
                .map(AccessRule::scope)
                .filter(scope -> scope != null && !scope.equals(ANYONE))
                .map(Objects::requireNonNull)
                .collect(Collectors.toUnmodifiableSet());
        commandScopes = resources.stream().collect(Collectors.toMap(Resource::aggregateType, AccessRules::write));
    }

    private void add(Set<HttpMethod> methods, String path, @Nullable String scope) {
        rules.add(AccessRule.of(methods, path, scope));
    }

    private static String write(Resource resource) {
        return resource.name() + ":write";
    }

    /** All scopes that there are. */
    public Set<String> scopes() {
        return scopes;
    }

    /** The rule for a request, or for the template of a path. */
    public Optional<AccessRule> find(HttpMethod method, PathContainer path) {
        return rules.stream().filter(rule -> rule.matches(method, path)).findFirst();
    }

    /**
     * Checks whether a caller may send the commands of an aggregate type, now: a stream may last longer than the credentials with which it
     * began.
     *
     * @throws RequestProblem if it may not
     */
    public void check(Caller caller, String aggregateType) {
        caller.credentials().run();
        String scope = Objects.requireNonNull(commandScopes.get(aggregateType));
        if (!caller.has(scope)) {
            throw insufficientScope(scope);
        }
    }

    /** The problem of a caller who lacks a scope. */
    public static RequestProblem insufficientScope(String scope) {
        return new RequestProblem(
                        HttpStatus.FORBIDDEN, "insufficient-scope", "This requires the scope %s.".formatted(scope))
                .with("scope", scope);
    }
}
