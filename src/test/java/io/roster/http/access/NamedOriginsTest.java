package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages of other origins: those that are named, and the rest. */
class NamedOriginsTest {

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";
    private static final String CONSOLE = "https://console.example.com";

    private static RunningRoster roster;

    @BeforeAll
    static void start() {
        roster = RunningRoster.start(
                Store.H2,
                "--roster.security.admin-token=" + ADMIN,
                "--roster.origins=" + CONSOLE + ",http://localhost:3000");
    }

    @AfterAll
    static void stop() {
        roster.close();
    }

    @Test
    void aBrowserGetsLeaveForAPageOfANamedOrigin() {
        Reply leave = preflight(CONSOLE);

        assertThat(leave.status()).isEqualTo(200);
        assertThat(leave.header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
        assertThat(leave.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(leave.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(leave.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void itsPageNeedsATokenAndReadsTheAnswer() {
        Reply read = roster.api()
                .send(
                        "/api/users",
                        request -> request.header("Origin", CONSOLE)
                                .header("Sec-Fetch-Site", "cross-site")
                                .header("Authorization", "Bearer " + ADMIN));

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
        assertThat(read.header("Access-Control-Expose-Headers")).contains("ETag", "Consistency-Token");
        Reply refused = roster.api().send("/api/users", request -> request.header("Origin", CONSOLE));
        assertProblem(refused, 401, "unauthorized");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
    }

    @Test
    void nobodyElseIsServed() {
        for (String origin : new String[] {
            "https://console.example.com.evil.example", "http://console.example.com", "https://example.com", "null"
        }) {
            assertProblem(preflight(origin), 403, "forbidden");
        }
    }

    @Test
    void whatIsNoOriginKeepsRosterFromStarting() {
        assertThatThrownBy(() -> RunningRoster.start(Store.H2, "--roster.origins=*"))
                .hasStackTraceContaining("roster.origins has *, which is no origin.");
    }

    private static Reply preflight(String origin) {
        return roster.api()
                .send(
                        "/api/users",
                        request -> request.header("Origin", origin)
                                .header("Access-Control-Request-Method", "PATCH")
                                .header("Access-Control-Request-Headers", "authorization,content-type")
                                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
