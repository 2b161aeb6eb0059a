package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ApiDocsTest extends HttpTest {

    @Test
    void theDocumentNamesEveryRequestAndItsProblems() {
        JsonNode document = api.get("/v3/api-docs").json();

        assertThat(document.at("/paths").propertyNames())
                .containsExactlyInAnyOrder(
                        "/api/commands",
                        "/api/commands/{name}",
                        "/api/queries",
                        "/api/users",
                        "/api/users/one",
                        "/api/users/query",
                        "/api/users/statistics",
                        "/api/users/{id}",
                        "/api/users/{id}/activate",
                        "/api/users/{id}/deactivate",
                        "/api/users/{id}/restore");
        assertThat(document.at("/paths/~1api~1users/post/responses").propertyNames())
                .containsExactlyInAnyOrder("201", "default");
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
    void thePageToTryItIsAtTheRoot() {
        assertThat(api.get("/").header("Location")).isEqualTo("/swagger-ui/index.html");
        assertThat(api.get("/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void healthAndInfoAreThere() {
        assertThat(api.get("/actuator/health").json().at("/status").asString()).isEqualTo("UP");
        assertThat(api.get("/actuator/info").json().at("/build/artifact").asString())
                .isEqualTo("roster");
    }
}
