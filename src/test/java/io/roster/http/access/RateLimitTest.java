package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A caller, or an address, that makes too many requests. */
class RateLimitTest {

    private static final int ENOUGH = 100;

    private static IdentityProvider provider;
    private static RunningRoster roster;

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start();
        roster = RunningRoster.start(
                Store.H2,
                provider.arguments("--roster.limits.requests-per-caller=2", "--roster.limits.requests-per-address=10"));
    }

    @AfterAll
    static void stop() {
        roster.close();
        provider.close();
    }

    @Test
    void oneCallerIsRefusedForAWhileAndOthersAreNot() {
        String jane = provider.token("users:read");
        Reply refused = refused(() -> get(jane));

        assertProblem(refused, 429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        await().untilAsserted(() -> assertThat(
                        get(provider.token(claims -> claims.subject("joe"))).status())
                .isEqualTo(200));
        await().untilAsserted(() -> assertThat(get(jane).status()).isEqualTo(200));
    }

    @Test
    void anAddressIsRefusedWhateverItSends() {
        List<Integer> answers = Stream.iterate(1, number -> number + 1)
                .limit(ENOUGH)
                .map(number -> guess(roster, "198.51.100." + number))
                .toList();

        assertThat(answers).containsOnly(401, 429).contains(401, 429);
    }

    @Test
    void behindAProxyTheAddressIsThatOfTheClient() {
        try (RunningRoster behind = RunningRoster.start(
                Store.H2,
                provider.arguments(
                        "--roster.limits.requests-per-address=2", "--server.forward-headers-strategy=native"))) {
            List<Integer> answers = Stream.generate(() -> guess(behind, "198.51.100.1"))
                    .limit(ENOUGH)
                    .toList();

            assertThat(answers).containsOnly(401, 429).contains(401, 429);
            assertThat(guess(behind, "198.51.100.2")).isEqualTo(401);
            assertThat(guess(behind, "203.0.113.5, 198.51.100.3")).isEqualTo(401);
        }
    }

    private static Reply refused(Supplier<Reply> request) {
        return Stream.generate(request)
                .limit(ENOUGH)
                .filter(reply -> reply.status() == 429)
                .findFirst()
                .orElseThrow();
    }

    /** The status for a wrong token, and an address that only a proxy should be believed. */
    private static int guess(RunningRoster roster, String address) {
        return roster.api()
                .send(
                        "/api/me",
                        request ->
                                request.header("Authorization", "Bearer guess").header("X-Forwarded-For", address))
                .status();
    }

    private static Reply get(String token) {
        return roster.api().send("/api/me", request -> request.header("Authorization", "Bearer " + token));
    }
}
