package io.roster.fault;

import io.roster.process.Postgres;
import io.roster.process.RosterProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node that projects stands still until another has taken its place, and then goes on; or it is killed. */
class StolenClaimFaults {

    private static final int ROUNDS = Fault.size("stolen-claim.rounds", 2, 200);
    private static final Duration CLAIM_TIMEOUT =
            Duration.ofMillis(Fault.size("stolen-claim.claim-timeout-millis", 2_000, 2_000));
    private static final int CLIENTS = 4;
    private static final int PER_SECOND = 50;

    @Test
    void nothingIsLostOrRepeated(@TempDir Path directory) throws Exception {
        String claimTimeout = "--roster.claim-timeout=" + CLAIM_TIMEOUT;
        try (Postgres postgres = Postgres.start(directory);
                RosterProcess a = postgres.start("a", claimTimeout);
                RosterProcess b = postgres.start("b", claimTimeout);
                Load loadOfA = new Load(a.api(), CLIENTS, PER_SECOND);
                Load loadOfB = new Load(b.api(), CLIENTS, PER_SECOND)) {
            Map<String, RosterProcess> nodes = Map.of("a", a, "b", b);
            loadOfA.awaitAcknowledged(100);
            for (int round = 0; round < ROUNDS; round++) {
                String frozen = owner(postgres);
                nodes.get(frozen).signal("STOP");
                awaitOtherOwner(postgres, frozen, CLAIM_TIMEOUT.multipliedBy(3));
                nodes.get(frozen).signal("CONT");

                String killed = owner(postgres);
                nodes.get(killed).kill();
                awaitOtherOwner(postgres, killed, Duration.ZERO);
                nodes.get(killed).startAgain();
            }
            loadOfA.end();
            loadOfB.end();
            a.stop();
            b.stop();
            Rows.sameAsReplayed(postgres);
            loadOfA.assertNothingLost(postgres);
            loadOfB.assertNothingLost(postgres);
            Fault.report(
                    "stolen claims: %d times frozen for 3 claim timeouts of %s, and %d times killed, under %d creates, rows as replayed",
                    ROUNDS, CLAIM_TIMEOUT, ROUNDS, loadOfA.acknowledged() + loadOfB.acknowledged());
        }
    }

    private static String owner(Postgres postgres) {
        return Awaitility.await("an owner").until(() -> owners(postgres), owner -> !owner.isEmpty());
    }

    private static void awaitOtherOwner(Postgres postgres, String owner, Duration atLeast) {
        Awaitility.await("another owner than " + owner)
                .pollDelay(atLeast)
                .atMost(atLeast.plusSeconds(60))
                .until(() -> owners(postgres), other -> !other.isEmpty() && !other.equals(owner));
    }

    /** Who projects users; empty between two owners. */
    private static String owners(Postgres postgres) {
        return postgres.sql()
                .sql("select coalesce(min(owner), '') from token where processor_name = 'users-a'")
                .query(String.class)
                .single();
    }
}
