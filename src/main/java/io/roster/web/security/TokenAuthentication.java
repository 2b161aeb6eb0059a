package io.roster.web.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.roster.message.command.Actor;
import io.roster.node.Credentials;
import io.roster.text.Digest;
import io.roster.web.access.AccessRules;
import io.roster.web.access.Caller;
import io.roster.web.access.CallerAuthentication;
import io.roster.web.access.TokenCallers;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Authenticates a bearer token (RFC 6750): the administrator's, one that Roster has issued, or a JWT of the configured provider. */
@Component
class TokenAuthentication implements AuthenticationManager {

    /** How long a JWT is not verified again, which costs as much as to read a user. */
    private static final Duration TRUST = Duration.ofSeconds(5);

    private static final int MAX_TRUSTED = 10_000;

    private final Cache<String, VerifiedToken> verified = Caffeine.newBuilder()
            .expireAfterWrite(TRUST)
            .maximumSize(MAX_TRUSTED)
            .build();

    private final Credentials credentials;
    private final Authentication admin;
    private final JwtCallers callers;
    private final TokenCallers tokens;
    private final @Nullable JwtDecoder jwts;

    TokenAuthentication(
            Credentials credentials,
            AccessRules rules,
            JwtCallers callers,
            TokenCallers tokens,
            ObjectProvider<JwtDecoder> jwts) {
        this.credentials = credentials;
        admin = new CallerAuthentication(new Caller(Actor.ADMIN, rules.scopes()));
        this.callers = callers;
        this.tokens = tokens;
        this.jwts = jwts.getIfAvailable();
    }

    /**
     * The caller that a token belongs to.
     *
     * @throws InvalidBearerTokenException if the token is not valid
     * @throws CannotAuthenticate if the provider's keys cannot be fetched, or the event store cannot be read
     */
    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        Optional<Caller> bearer = issued(token);
        if (bearer.isPresent()) {
            return new CallerAuthentication(bearer.get().with(() -> checkAgain(request)));
        }
        if (credentials.isAdminToken(token)) {
            return admin;
        }
        String digest = Digest.hex(token);
        VerifiedToken known = verified.getIfPresent(digest);
        if (known == null || !Instant.now().isBefore(known.expiry())) {
            Jwt jwt = decode(token);
            known = new VerifiedToken(
                    new CallerAuthentication(callers.of(jwt).with(() -> checkAgain(request))),
                    Objects.requireNonNull(jwt.getExpiresAt()));
            verified.put(digest, known);
        }
        return known.caller();
    }

    private void checkAgain(Authentication request) {
        try {
            authenticate(request);
        } catch (AuthenticationException e) {
            throw SecurityProblems.of(e);
        }
    }

    private Optional<Caller> issued(String token) {
        try {
            return tokens.find(token);
        } catch (RuntimeException e) {
            throw new CannotAuthenticate("It cannot be found out now whether the access token is valid", e);
        }
    }

    private Jwt decode(String token) {
        if (jwts == null) {
            throw new InvalidBearerTokenException("Unknown token");
        }
        try {
            return jwts.decode(token);
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("Invalid JWT", e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw new CannotAuthenticate("The keys of the identity provider cannot be fetched", e);
        }
    }

    private record VerifiedToken(Authentication caller, Instant expiry) {}

    /** Whether a token is valid cannot be found out now. */
    static class CannotAuthenticate extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        CannotAuthenticate(String message, RuntimeException cause) {
            super(message, cause);
        }
    }
}
