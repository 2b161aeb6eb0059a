package io.roster.node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long ago nodes last renewed their claims on the segments of projections, as this node has seen it. A claim that does not change is
 * not renewed, whatever the clock of the node that holds it says; only time that passes on this node counts, not its clock (ADR 19).
 */
@Component
public class ClaimAges {

    private final Duration timeout;
    private final Map<String, Seen> claims = new ConcurrentHashMap<>();

    ClaimAges(@Value("${roster.claim-timeout}") Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * The time since this node first saw a claim as it is now; zero if it has changed.
     *
     * @param owner the node that holds it; null if none does
     * @param renewed a text that the owner changes whenever it renews its claim
     */
    public Duration of(String processor, int segment, @Nullable String owner, @Nullable String renewed) {
        long now = System.nanoTime();
        String claim = owner + " " + renewed;
        Seen seen = claims.compute(
                processor + " " + segment,
                (key, before) -> before != null && before.claim().equals(claim) ? before : new Seen(claim, now));
        return Duration.ofNanos(Math.max(0, now - seen.since()));
    }

    /** Whether the owner of a claim of this age has probably gone: it should have renewed it twice by now. */
    public boolean isOverdue(Duration age) {
        return age.compareTo(timeout.dividedBy(2)) > 0;
    }

    private record Seen(String claim, long since) {}
}
