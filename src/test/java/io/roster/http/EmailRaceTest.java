package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** However an address is written and whoever comes at the same time: one user has it. */
class EmailRaceTest extends HttpTest {

    private static final int ADDRESSES = 200;
    private static final int CLIENTS = 16;

    @Test
    void oneUserGetsEachAddress() throws Exception {
        List<String> writings = new ArrayList<>();
        for (int address = 0; address < ADDRESSES; address++) {
            for (int writing = 0; writing < EmailWritings.NUMBER; writing++) {
                writings.add(EmailWritings.write("renée" + address + "@bücher.example", writing));
            }
        }
        Collections.shuffle(writings, new Random(1));

        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<Integer>> statuses;
        try {
            statuses = clients.invokeAll(writings.stream()
                    .map(email -> (java.util.concurrent.Callable<Integer>)
                            () -> api.create(UUID.randomUUID(), "Racer", email).status())
                    .toList());
        } finally {
            clients.shutdown();
        }

        List<Integer> seen = new ArrayList<>();
        for (Future<Integer> status : statuses) {
            seen.add(status.get());
        }
        assertThat(Collections.frequency(seen, 201)).isEqualTo(ADDRESSES);
        assertThat(Collections.frequency(seen, 409)).isEqualTo(ADDRESSES * (EmailWritings.NUMBER - 1));
    }
}
