package io.roster.web.security;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.concurrent.ConcurrentMapCache;

/**
 * The keys of an identity provider. They are fetched again for an unknown key, but not for each: anyone can make up key ids. If the
 * provider is down, the keys that were fetched last remain valid.
 */
class KeyCache extends ConcurrentMapCache {

    /** How long keys are not fetched again, even for an unknown one. */
    private static final long MIN_AGE_NANOS = Duration.ofSeconds(5).toNanos();

    /** How long keys are used without asking whether they are still the provider's. */
    private static final long MAX_AGE_NANOS = Duration.ofMinutes(5).toNanos();

    /** How long a provider that is down is not asked again. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private @Nullable Object keys;
    private @Nullable Exception failure;
    private long asked = System.nanoTime() - MAX_AGE_NANOS;
    private boolean unknownKey;

    KeyCache() {
        super("keys of the identity provider");
    }

    /** A key is not among those that are cached. */
    @Override
    public boolean invalidate() {
        unknownKey = true;
        return true;
    }

    /** The source of keys calls this under a lock. */
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Object key, Callable<T> fetch) {
        if (isDue(System.nanoTime() - asked)) {
            asked = System.nanoTime();
            try {
                keys = fetch.call();
            } catch (Exception e) {
                failure = e;
            }
        }
        unknownKey = false;
        if (keys == null) {
            throw new Cache.ValueRetrievalException(key, fetch, failure);
        }
        return (T) keys;
    }

    private boolean isDue(long age) {
        return keys == null ? age >= PAUSE_NANOS : age >= (unknownKey ? MIN_AGE_NANOS : MAX_AGE_NANOS);
    }
}
