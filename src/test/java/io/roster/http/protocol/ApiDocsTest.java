package io.roster.http.protocol;

import static io.roster.http.Store.H2;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document, the page that shows it, and the info endpoint. */
@OnStores(H2)
class ApiDocsTest extends HttpTest {

    @Test
    void openApiDocumentListsEveryRouteAndItsProblems() {
        JsonNode document = api.get("/v3/api-docs").json();

        assertThat(document.at("/paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/access-tokens",
                        "/api/access-tokens/{id}",
                        "/api/commands",
                        "/api/commands/{name}",
                        "/api/me",
                        "/api/queries",
                        "/api/users",
                        "/api/users/look-alikes",
                        "/api/users/one",
                        "/api/users/query",
                        "/api/users/statistics",
                        "/api/users/{id}",
                        "/api/users/{id}/activate",
                        "/api/users/{id}/deactivate",
                        "/api/users/{id}/restore");
        assertThat(document.at("/paths/~1api~1users/post/responses").propertyNames())
                .containsExactlyInAnyOrder(
                        "201", "400", "401", "403", "404", "406", "408", "409", "412", "413", "415", "422", "429",
                        "503");
        assertThat(headers(document.at("/paths/~1api~1users/post"))).contains("Idempotency-Key", "If-Match");
        assertThat(headers(document.at("/paths/~1api~1access-tokens/post")))
                .contains("If-Match")
                .doesNotContain("Idempotency-Key");
        assertThat(document.at("/paths/~1api~1users/post/security/0/bearer/0").asString())
                .isEqualTo("users:write");
        assertThat(document.at("/paths/~1api~1users~1query/post/security/0/bearer/0")
                        .asString())
                .isEqualTo("users:read");
        assertThat(document.at("/paths/~1api~1me/get/security/0/bearer").size()).isZero();
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/components/schemas/NewUser/required")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyInAnyOrder("name", "email");
        assertThat(document.at("/paths/~1api~1users/get/parameters")
                        .valueStream()
                        .map(parameter -> parameter.at("/name").asString()))
                .contains("email", "active", "filter", "sort", "limit", "cursor", "count", "fields", "explain");
    }

    @Test
    void aRouteHasEachParameterOnceAndAllItsMediaTypes() {
        JsonNode commands = api.get("/v3/api-docs").json().at("/paths/~1api~1commands/post");

        assertThat(commands.at("/parameters")
                        .valueStream()
                        .map(parameter -> parameter.at("/name").asString()))
                .containsExactlyInAnyOrder("atomic", "dryRun", "Idempotency-Key", "If-Match");
        for (String content : List.of("/requestBody/content", "/responses/200/content")) {
            assertThat(commands.at(content).propertyNames())
                    .containsExactlyInAnyOrder("application/json", "application/x-ndjson");
        }
    }

    @Test
    void openApiDocumentIsValid() {
        String document = api.get("/v3/api-docs").response().body();

        assertThat(violations(document)).isEmpty();
        assertThat(violations(document.replace("\"operationId\":\"list-users\"", "\"operationId\":\"create-user\"")))
                .as("of a document with an error")
                .isNotEmpty();
    }

    private static List<String> violations(String document) {
        return new OpenAPIV3Parser().readContents(document, null, null).getMessages();
    }

    /** What a client is generated from. */
    @Test
    void envelopesFiltersAndViewsAreTyped() {
        JsonNode schemas = api.get("/v3/api-docs").json().at("/components/schemas");

        assertThat(schemas.at("/CreateUserEnvelope/properties/command/const").asString())
                .isEqualTo("create-user");
        assertThat(schemas.at("/CreateUserEnvelope/properties/payload/required"))
                .hasSize(2);
        assertThat(schemas.at("/UsersFilter/properties").propertyNames())
                .contains("id", "name", "status", "createdAt", "and", "or", "not");
        assertThat(schemas.at("/UsersFilter/properties/name/anyOf/1/properties").propertyNames())
                .contains("eq", "in", "startsWith", "present");
        assertThat(schemas.at("/UsersQuery/properties/sort/items/properties/field/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("updatedAt");
        assertThat(schemas.at("/UserView/required")).hasSize(8);
        assertThat(schemas.at("/Problem/required")).hasSize(3);
    }

    @Test
    void rootRedirectsToSwaggerUi() {
        assertThat(api.get("/").header("Location")).isEqualTo("/swagger-ui/index.html");
        assertThat(api.get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void healthAndInfoAreExposed() {
        assertThat(api.get("/actuator/health").text("/status")).isEqualTo("UP");
        assertThat(api.get("/actuator/info").text("/build/artifact")).isEqualTo("roster");
    }

    private static List<String> headers(JsonNode operation) {
        return operation
                .at("/parameters")
                .valueStream()
                .filter(parameter -> parameter.at("/in").asString().equals("header"))
                .map(parameter -> parameter.at("/name").asString())
                .toList();
    }
}
