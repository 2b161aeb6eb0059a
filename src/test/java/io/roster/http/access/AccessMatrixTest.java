package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every route of the running application, with every kind of token. */
class AccessMatrixTest {

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";
    private static final String ANY_CALLER = "any caller";
    private static final String ANYONE = "anyone";

    private static final Set<String> SCOPES =
            Set.of("users:read", "users:write", "tokens:read", "tokens:write", "operations:read", "operations:write");

    /** What each route requires, written down a second time. */
    private static final Map<String, String> REQUIRED = Map.ofEntries(
            entry("GET /api/users", "users:read"),
            entry("GET /api/users/one", "users:read"),
            entry("GET /api/users/look-alikes", "users:read"),
            entry("GET /api/users/statistics", "users:read"),
            entry("GET /api/users/{id}", "users:read"),
            entry("POST /api/users/query", "users:read"),
            entry("POST /api/users", "users:write"),
            entry("PATCH /api/users/{id}", "users:write"),
            entry("DELETE /api/users/{id}", "users:write"),
            entry("POST /api/users/{id}/activate", "users:write"),
            entry("POST /api/users/{id}/deactivate", "users:write"),
            entry("POST /api/users/{id}/restore", "users:write"),
            entry("GET /api/access-tokens", "tokens:read"),
            entry("GET /api/access-tokens/{id}", "tokens:read"),
            entry("POST /api/access-tokens", "tokens:write"),
            entry("DELETE /api/access-tokens/{id}", "tokens:write"),
            entry("GET /actuator", "operations:read"),
            entry("GET /actuator/deadletters", "operations:read"),
            entry("GET /actuator/deadletters/{readModel}", "operations:read"),
            entry("GET /actuator/info", "operations:read"),
            entry("GET /actuator/projections", "operations:read"),
            entry("GET /actuator/projections/{name}", "operations:read"),
            entry("GET /actuator/prometheus", "operations:read"),
            entry("POST /actuator/backup", "operations:write"),
            entry("POST /actuator/deadletters/{readModel}", "operations:write"),
            entry("POST /actuator/deadletters/{readModel}/{aggregate}", "operations:write"),
            entry("DELETE /actuator/deadletters/{readModel}/{aggregate}/{version}", "operations:write"),
            entry("POST /actuator/projections/{name}/{what}", "operations:write"),
            entry("GET /api/me", ANY_CALLER),
            entry("GET /api/queries", ANY_CALLER),
            entry("GET /api/commands", ANY_CALLER),
            entry("GET /api/commands/{name}", ANY_CALLER),
            entry("POST /api/commands", ANY_CALLER),
            entry("GET /", ANYONE),
            entry("GET /v3/api-docs", ANYONE),
            entry("GET /v3/api-docs.yaml", ANYONE),
            entry("GET /v3/api-docs/swagger-config", ANYONE),
            entry("GET /actuator/health", ANYONE),
            entry("GET /actuator/health/**", ANYONE));

    private static IdentityProvider provider;
    private static RunningRoster roster;

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start();
        roster = RunningRoster.start(Store.H2, provider.arguments("--roster.security.admin-token=" + ADMIN));
    }

    @AfterAll
    static void stop() {
        roster.close();
        provider.close();
    }

    @Test
    void everyRouteRequiresWhatIsWrittenHere() {
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(REQUIRED.keySet());
    }

    @Test
    void everyRouteIsForThoseWhoHaveItsScope() {
        REQUIRED.forEach((route, required) -> {
            assertAllowed(route, null, required.equals(ANYONE));
            assertAllowed(route, provider.token(""), Set.of(ANYONE, ANY_CALLER).contains(required));
            for (String scope : SCOPES) {
                assertAllowed(
                        route,
                        provider.token(scope),
                        Set.of(ANYONE, ANY_CALLER, scope).contains(required));
            }
            assertAllowed(route, ADMIN, true);
            assertThat(send(route, ADMIN + "0").status()).as(route).isEqualTo(401);
        });
    }

    @Test
    void theDocumentationListsEveryScope() throws IOException {
        assertThat(Files.readString(Path.of("docs/operate.md")))
                .contains(SCOPES.stream().map(scope -> "\n| `" + scope + "` | ").toList());
    }

    private static void assertAllowed(String route, @Nullable String token, boolean allowed) {
        Reply reply = send(route, token);
        if (allowed) {
            assertThat(reply.status()).as(route).isNotIn(401, 403).isLessThan(500);
        } else if (token == null) {
            assertProblem(reply, 401, "unauthorized");
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        } else {
            assertProblem(reply, 403, "insufficient-scope");
            assertThat(reply.text("/scope")).isEqualTo(REQUIRED.get(route));
            assertThat(reply.header("WWW-Authenticate"))
                    .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"%s\"", REQUIRED.get(route));
        }
    }

    private static Reply send(String route, @Nullable String token) {
        String method = route.substring(0, route.indexOf(' '));
        String path =
                route.substring(route.indexOf(' ') + 1).replace("/**", "/x").replaceAll("\\{[^}]*}", "x");
        return roster.api()
                .send(
                        path,
                        request -> (token == null ? request : request.header("Authorization", "Bearer " + token))
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        method.equals("GET")
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString("{}")));
    }

    private static Set<String> routes() {
        Collection<RequestMappingInfoHandlerMapping> mappings = roster.beans(RequestMappingInfoHandlerMapping.class);
        Set<String> routes = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : mappings) {
            mapping.getHandlerMethods()
                    .keySet()
                    .forEach(route -> route.getPatternValues()
                            .forEach(path -> route.getMethodsCondition()
                                    .getMethods()
                                    .forEach(method -> routes.add(method + " " + path))));
        }
        return routes;
    }
}
