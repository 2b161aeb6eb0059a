package io.roster.accesstoken.authentication;

import io.roster.accesstoken.api.AccessTokenId;
import io.roster.node.ConditionalOnReadModels;
import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * When each access token was last used, to the minute: no event, because nothing was changed, and a table of its own, because nothing could
 * replay it. A killed node forgets what it has noted in the last {@value #PERIOD_MILLIS} ms.
 */
@Component
@ConditionalOnReadModels
class AccessTokenUses {

    private static final int PERIOD_MILLIS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokenUses.class);

    private final JdbcClient jdbc;
    private final Map<AccessTokenId, Instant> noted = new ConcurrentHashMap<>();
    private final Map<AccessTokenId, Instant> stored = new ConcurrentHashMap<>();

    AccessTokenUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void note(AccessTokenId token) {
        noted.put(token, Instant.now().truncatedTo(ChronoUnit.MINUTES));
    }

    @PreDestroy
    @Scheduled(fixedDelay = PERIOD_MILLIS)
    void store() {
        try {
            noted.forEach((token, minute) -> {
                if (!minute.equals(stored.get(token))) {
                    store(token, minute.atOffset(ZoneOffset.UTC));
                    stored.put(token, minute);
                }
            });
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The last use of an access token cannot be stored: {}", e.toString());
        }
    }

    private void store(AccessTokenId token, OffsetDateTime minute) {
        int known = jdbc.sql("update access_token_use set used_at = ? where token = ? and used_at < ?")
                .params(minute, token.value(), minute)
                .update();
        if (known == 0) {
            try {
                jdbc.sql("""
                        insert into access_token_use (token, used_at)
                        select cast(? as uuid), ? where not exists (select 1 from access_token_use where token = ?)
                        """).params(token.value(), minute, token.value()).update();
            } catch (DuplicateKeyException e) {
                // Another node has noted its first use at the same moment.
            }
        }
    }
}
