package io.roster.http.access;

import static io.roster.http.Store.H2;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Names and addresses are in no log line and no metric, whatever is done with them. */
@OnStores(H2)
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTest extends HttpTest {

    private static final String CANARY = "zaunkoenig";

    @Test
    void neitherLogsNorMetricsHaveNamesOrAddresses(CapturedOutput output) {
        String email = CANARY + UUID.randomUUID() + "@example.com";
        UUID id = UUID.randomUUID();

        assertThat(api.create(id, CANARY, email).status()).isEqualTo(201);
        assertThat(api.patch("/api/users/" + id, "{\"name\":\"%s II\"}".formatted(CANARY))
                        .status())
                .isEqualTo(200);
        assertThat(api.create(UUID.randomUUID(), CANARY, email).status()).isEqualTo(409);
        assertThat(api.create(UUID.randomUUID(), CANARY, email.replace('o', '0'))
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/api/access-tokens", "{\"name\":\"%s\",\"scopes\":[\"users:read\"]}".formatted(CANARY))
                        .status())
                .isEqualTo(201);
        assertRefused(api.post("/api/access-tokens", "{\"name\":\"%s\",\"scopes\":[\"%1$s\"]}".formatted(CANARY)));
        assertRefused(api.send("/api/me", request -> request.header("Authorization", "Bearer " + CANARY)));
        assertRefused(api.get("/api/users/look-alikes?cursor=" + CANARY));
        for (String body : new String[] {
            "{\"name\":\"" + CANARY,
            "{\"name\":\"" + CANARY + "\\u200b\",\"email\":\"" + CANARY + "\"}",
            "{\"" + CANARY + "\":1}",
            CANARY
        }) {
            assertRefused(api.post("/api/users", body));
            assertRefused(api.post("/api/users/query", body));
            assertRefused(api.post("/api/commands", body));
            api.send("POST", "/api/commands", "application/x-ndjson", body);
            assertRefused(api.send("POST", "/api/commands?atomic=true", "application/x-ndjson", body));
        }
        for (String path : new String[] {
            "/api/users/" + CANARY,
            "/api/users/one?email=" + CANARY,
            "/api/users?" + CANARY + "=1",
            "/api/users?sort=" + CANARY,
            "/api/users?cursor=" + CANARY,
            "/api/users?filter=" + CANARY,
            "/api/" + CANARY,
            "/" + CANARY,
            "/actuator/" + CANARY,
            "/actuator/projections/" + CANARY,
            "/actuator/health/" + CANARY
        }) {
            assertRefused(api.get(path));
        }
        assertRefused(api.send(
                "/api/users",
                request -> request.header("Content-Type", CANARY)
                        .header("Accept", CANARY)
                        .header("If-Match", CANARY)
                        .POST(BodyPublishers.ofString(CANARY))));
        assertThat(api.get("/api/users?name.contains=" + CANARY).status()).isEqualTo(200);

        assertThat(output.getAll()).doesNotContainIgnoringCase(CANARY);
        assertThat(api.get("/actuator/prometheus").response().body()).doesNotContainIgnoringCase(CANARY);
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).as(reply.response().body()).isBetween(400, 499);
    }
}
