package io.roster.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How much each of any number of clients may use of something: so much a second, and as much at once as in two seconds. */
public final class RateLimit {

    private static final int BURST_SECONDS = 2;

    /** A client that is idle for so long may again use all it may, so that nothing needs to be known of it. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Beyond that, those that were idle the longest are forgotten. */
    private static final int MAX_CLIENTS = 100_000;

    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(IDLE)
            .maximumSize(MAX_CLIENTS)
            .build();

    public RateLimit(long perSecond) {
        bandwidth = Bandwidth.builder()
                .capacity(BURST_SECONDS * perSecond)
                .refillGreedy(perSecond, Duration.ofSeconds(1))
                .build();
    }

    /** Takes one of what a client may use. Returns 0 if there was one, and otherwise in how many seconds there will be. */
    public long secondsToWait(String client) {
        ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    }

    /** Takes what a client has used already, even if it is more than it may. */
    public void charge(String client, long used) {
        if (used > 0) {
            bucket(client).consumeIgnoringRateLimits(used);
        }
    }

    private Bucket bucket(String client) {
        return buckets.get(client, name -> Bucket.builder().addLimit(bandwidth).build());
    }
}
