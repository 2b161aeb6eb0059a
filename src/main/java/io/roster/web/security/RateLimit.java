package io.roster.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many requests each of any number of clients may make: a rate, and as many at once as in two seconds of it. */
final class RateLimit {

    private static final int BURST_SECONDS = 2;

    /** A client that is idle for so long may again do all it may, so that nothing needs to be known of it. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Beyond that, those that were idle the longest are forgotten. */
    private static final int MAX_CLIENTS = 100_000;

    private final Bandwidth bandwidth;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(IDLE)
            .maximumSize(MAX_CLIENTS)
            .build();

    RateLimit(int requestsPerSecond) {
        bandwidth = Bandwidth.builder()
                .capacity((long) BURST_SECONDS * requestsPerSecond)
                .refillGreedy(requestsPerSecond, Duration.ofSeconds(1))
                .build();
    }

    /** Counts a request. Returns 0 if the client may make it, and otherwise in how many seconds it may. */
    long secondsToWait(String client) {
        Bucket bucket =
                buckets.get(client, name -> Bucket.builder().addLimit(bandwidth).build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : 1 + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill());
    }
}
