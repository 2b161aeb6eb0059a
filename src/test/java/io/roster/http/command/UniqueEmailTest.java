package io.roster.http.command;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.EmailSpellings;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However an address is spelled and however many clients claim it at once, one user gets it. */
@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class UniqueEmailTest extends HttpTest {

    private static final int ADDRESSES = 200;
    private static final int CLIENTS = 16;

    private final List<UUID> created = new ArrayList<>();

    @Test
    void oneOfManyConcurrentCreationsGetsTheAddress() throws Exception {
        List<String> spellings = new ArrayList<>();
        for (int address = 0; address < ADDRESSES; address++) {
            for (int spelling = 0; spelling < EmailSpellings.NUMBER; spelling++) {
                spellings.add(EmailSpellings.spell("renée" + address + "@bücher.example", spelling));
            }
        }
        Collections.shuffle(spellings, new Random(1));

        List<Integer> statuses = concurrently(
                CLIENTS,
                spellings.size(),
                i -> api.create(UUID.randomUUID(), "Racer", spellings.get(i)).status());

        assertThat(Collections.frequency(statuses, 201)).isEqualTo(ADDRESSES);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(ADDRESSES * (EmailSpellings.NUMBER - 1));
    }

    /** Domains are compared as the DNS does, and local parts by the case folding of Unicode. */
    @Test
    void theSameMailboxBelongsToOneUserAndAnotherOneToAnother() {
        String run = UUID.randomUUID().toString();

        assertThat(create("max." + run + "@straße.example")).isEqualTo(201);
        assertThat(create("max." + run + "@xn--strae-oqa.example")).isEqualTo(409);
        assertThat(create("max." + run + "@strasse.example")).isEqualTo(201);
        assertThat(create("Ꭰ." + run + "@example.com")).isEqualTo(201);
        assertThat(create("ꭰ." + run + "@example.com")).isEqualTo(409);
        assertThat(create("mona." + run + "@github.example")).isEqualTo(201);
        assertProblem(find("mona." + run + "@gıthub.example"), 404, "no-user-matches");
        assertThat(create("mona." + run + "@gıthub.example")).isEqualTo(201);
        assertThat(find("MONA." + run + "@xn--gthub-n4a.example").text("/email"))
                .isEqualTo("mona." + run + "@gıthub.example");
    }

    private int create(String email) {
        UUID id = UUID.randomUUID();
        created.add(id);
        return api.create(id, "Max", email).status();
    }

    /** Other tests on the same Roster know fewer rules. */
    @AfterEach
    void leaveOrdinaryAddresses() {
        created.forEach(id -> api.patch("/api/users/" + id, "{\"email\":\"%s@example.com\"}".formatted(id)));
    }

    private Reply find(String email) {
        return api.get("/api/users/one?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8));
    }
}
