package io.roster.http.query;

import static io.roster.http.HttpTest.assertProblem;
import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.POSTGRES;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.Envelopes;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users whose e-mail addresses look alike: nobody refuses them, and everybody can see them. */
@OnStores(
        value = {H2, POSTGRES, AXON_SERVER},
        fresh = true)
class LookAlikesTest extends HttpTest {

    private static final String LOOK_ALIKES = "/api/users/look-alikes";

    private final UUID mary = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final String domain = "@" + UUID.randomUUID() + ".example";

    @Test
    void whoeverGetsAnAddressThatLooksLikeAnothersIsToldSo() {
        Reply first = create(mary, "mary");
        assertThat(first.json().has("warnings")).isFalse();
        see(first);

        Reply second = create(other, "rnary");
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("/status")).isEqualTo("accepted");
        JsonNode warning = second.json().at("/warnings/0");
        assertThat(warning.at("/type").asString()).isEqualTo("look-alike-email");
        assertThat(warning.at("/detail").asString()).isEqualTo("The e-mail address looks like that of another user.");
        assertThat(warning.at("/aggregates")).hasSize(1);
        assertThat(warning.at("/aggregates/0/id").asString()).isEqualTo(mary.toString());
        see(second);

        Reply changed = api.patch("/api/users/" + mary, "{\"email\":\"MARY%s\"}".formatted(domain));
        assertThat(changed.text("/warnings/0/aggregates/0/id")).isEqualTo(other.toString());
        Reply renamed = api.patch("/api/users/" + mary, "{\"name\":\"Mary\"}");
        assertThat(renamed.json().has("warnings")).isFalse();
    }

    @Test
    void eachLineOfAStreamAndADryRunAreToldToo() {
        see(create(mary, "mary"));
        String lines = Envelopes.createUser("", "jo" + domain) + "\n" + Envelopes.createUser("", "rnary" + domain);

        Reply dryRun = api.send(
                "POST",
                "/api/commands?dryRun=true",
                "application/json",
                lines.lines().toList().get(1));
        Reply stream = api.send("POST", "/api/commands", "application/x-ndjson", lines);

        assertThat(dryRun.text("/warnings/0/aggregates/0/id")).isEqualTo(mary.toString());
        assertThat(stream.response().body().lines().map(line -> line.contains("look-alike-email")))
                .containsExactly(false, true);
    }

    @Test
    void aQueryFindsThemPageByPage() {
        for (String name : List.of("mary", "rnary", "jo", "j\u043e", "ann", "lisa", "1isa", "Iisa")) {
            see(api.create(UUID.randomUUID(), name, name + domain));
        }
        List<List<String>> groups = new ArrayList<>();
        String path = LOOK_ALIKES + "?limit=2";
        while (!path.isEmpty()) {
            JsonNode page = api.get(path).json();
            assertThat(page.at("/items").size()).isLessThanOrEqualTo(2);
            page.at("/items").forEach(group -> {
                assertThat(group.at("/users"))
                        .hasSize(Math.min(10, group.at("/count").asInt()));
                groups.add(group.at("/users")
                        .valueStream()
                        .filter(user -> user.at("/email").asString().endsWith(domain))
                        .map(user -> user.at("/name").asString())
                        .toList());
            });
            path = page.has("next")
                    ? LOOK_ALIKES + "?limit=2&cursor=" + page.at("/next").asString()
                    : "";
        }
        assertThat(groups)
                .contains(List.of("mary", "rnary"), List.of("jo", "j\u043e"), List.of("lisa", "1isa", "Iisa"))
                .noneMatch(group -> group.contains("ann"));
    }

    @Test
    void whoeverChangesTheAddressNoLongerLooksLikeTheOther() {
        see(create(mary, "mary"));
        see(create(other, "rnary"));
        see(api.patch("/api/users/" + other, "{\"email\":\"ann%s\"}".formatted(domain)));

        assertThat(api.get(LOOK_ALIKES + "?limit=100").response().body()).doesNotContain(mary.toString());
        assertThat(create(UUID.randomUUID(), "\u0430nn").text("/warnings/0/aggregates/0/id"))
                .isEqualTo(other.toString());
    }

    @Test
    void ofManyTheFirstTenAreShownAndAllAreCounted() {
        for (int number = 0; number < 12; number++) {
            String name = Integer.toBinaryString(16 + number).replace('0', 'l');
            see(create(UUID.randomUUID(), name));
        }

        JsonNode group = api.get(LOOK_ALIKES + "?limit=100")
                .json()
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/users/0/email").asString().endsWith(domain))
                .findFirst()
                .orElseThrow();
        assertThat(group.at("/count").asInt()).isEqualTo(12);
        assertThat(group.at("/users")).hasSize(10);
        assertThat(group.at("/users/0/email").asString()).isEqualTo("1llll" + domain);
        assertThat(create(UUID.randomUUID(), "lllll").json().at("/warnings/0/aggregates"))
                .hasSize(10);
    }

    @Test
    void whoeverIsDeletedLooksLikeNobody() {
        see(create(mary, "mary"));
        see(api.delete("/api/users/" + mary));

        Reply second = create(other, "rnary");
        see(second);

        assertThat(second.json().has("warnings")).isFalse();
        assertThat(api.get(LOOK_ALIKES + "?limit=100").response().body()).doesNotContain(other.toString());
    }

    @Test
    void whatItDoesNotUnderstandIsRefused() {
        for (String wrong : List.of("limit=0", "limit=101", "limit=x", "cursor=x", "cursor=-1", "email=a", "cursor=")) {
            assertProblem(api.get(LOOK_ALIKES + "?" + wrong), 400, "invalid-parameter");
        }
        assertThat(api.get(LOOK_ALIKES + "?cursor=7fffffffffffffff").json().at("/items"))
                .isEmpty();
    }

    private Reply create(UUID id, String name) {
        return api.create(id, name, name + domain);
    }

    /** Waits until the read model has a write. */
    private void see(Reply write) {
        assertThat(api.getAfter(write.consistencyToken(), "/api/users?limit=1").status())
                .isEqualTo(200);
    }
}
