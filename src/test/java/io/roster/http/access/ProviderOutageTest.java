package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import org.junit.jupiter.api.Test;

/** An identity provider that is down, or changes its keys. */
class ProviderOutageTest {

    private static final String ADMIN = "0123456789abcdef0123456789abcdef";

    @Test
    void rosterStartsWithoutTheProviderAndAnswersTheAdministrator() {
        IdentityProvider provider = IdentityProvider.start();
        String token = provider.token("users:read");
        provider.close();

        try (RunningRoster roster =
                RunningRoster.start(Store.H2, provider.arguments("--roster.security.admin-token=" + ADMIN))) {
            assertUnavailable(me(roster, token));
            assertThat(me(roster, ADMIN).text("/kind")).isEqualTo("admin");
        }
        try (RunningRoster roster = RunningRoster.start(Store.H2, provider.discoveryArguments())) {
            assertUnavailable(me(roster, token));
        }
    }

    @Test
    void aNewKeyIsFoundAndKeysThatWereFetchedOutlastTheProvider() {
        IdentityProvider provider = IdentityProvider.start();
        try (RunningRoster roster = RunningRoster.start(Store.H2, provider.discoveryArguments())) {
            String before = provider.token("users:read");
            assertThat(me(roster, before).status()).isEqualTo(200);
            provider.rotateKey();
            String after = provider.token("users:read");

            await().untilAsserted(() -> assertThat(me(roster, after).status()).isEqualTo(200));
            await().untilAsserted(() -> assertProblem(me(roster, before), 401, "invalid-token"));

            provider.close();
            assertThat(me(roster, after).status()).isEqualTo(200);
        }
    }

    private static void assertUnavailable(Reply reply) {
        assertProblem(reply, 503, "unavailable");
        assertThat(reply.header("Retry-After")).isNotEmpty();
    }

    private static Reply me(RunningRoster roster, String token) {
        return roster.api().send("/api/me", request -> request.header("Authorization", "Bearer " + token));
    }
}
