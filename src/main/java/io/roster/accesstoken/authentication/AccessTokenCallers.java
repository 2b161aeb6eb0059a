package io.roster.accesstoken.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenIssued;
import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenRevoked;
import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.api.Expiry;
import io.roster.accesstoken.api.Scope;
import io.roster.accesstoken.api.SecretDigest;
import io.roster.message.command.Actor;
import io.roster.web.access.Caller;
import io.roster.web.access.TokenCallers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Finds the caller of an access token by the token's events, which every node reads. A read model may be behind, and command nodes have
 * none (ADR 29).
 */
@Component
class AccessTokenCallers implements TokenCallers {

    /** How long a node does not look for a revocation. */
    private static final Duration TRUST = Duration.ofMillis(500);

    private static final int MAX_TRUSTED = 10_000;

    private final EventStore events;
    private final @Nullable AccessTokenUses uses;
    private final Cache<AccessTokenId, Optional<Known>> valid = Caffeine.newBuilder()
            .expireAfterWrite(TRUST)
            .maximumSize(MAX_TRUSTED)
            .build();

    AccessTokenCallers(EventStore events, ObjectProvider<AccessTokenUses> uses) {
        this.events = events;
        this.uses = uses.getIfAvailable();
    }

    @Override
    public Optional<Caller> find(String token) {
        return Secret.parse(token)
                .flatMap(secret -> valid.get(secret.id(), this::load).filter(known -> known.isFor(secret)))
                .map(known -> {
                    if (uses != null) {
                        uses.note(known.id());
                    }
                    return known.caller();
                });
    }

    /** Empty if there is no such token, or it was revoked. */
    private Optional<Known> load(AccessTokenId id) {
        Optional<AccessTokenIssued> issued = Optional.empty();
        for (DomainEventStream stored = events.readEvents(id.toString()); stored.hasNext(); ) {
            Object event = stored.next().getPayload();
            if (event instanceof AccessTokenIssued it) {
                issued = Optional.of(it);
            } else if (event instanceof AccessTokenRevoked) {
                return Optional.empty();
            }
        }
        return issued.map(Known::of);
    }

    /** A token that is valid, unless it expires. */
    private record Known(
            AccessTokenId id, SecretDigest digest, @Nullable Expiry expiresAt, Caller caller) {

        static Known of(AccessTokenIssued token) {
            Actor actor = new Actor(Actor.Kind.TOKEN, token.id().toString(), null, null);
            Set<String> scopes = token.scopes().stream().map(Scope::value).collect(Collectors.toSet());
            return new Known(token.id(), token.digest(), token.expiresAt(), new Caller(actor, scopes));
        }

        boolean isFor(Secret secret) {
            return MessageDigest.isEqual(ascii(digest), ascii(secret.digest()))
                    && (expiresAt == null || Instant.now().isBefore(expiresAt.value()));
        }

        private static byte[] ascii(SecretDigest digest) {
            return digest.value().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
