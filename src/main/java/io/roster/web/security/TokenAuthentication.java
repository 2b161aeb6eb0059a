package io.roster.web.security;

import io.roster.message.command.Actor;
import io.roster.node.Credentials;
import io.roster.web.access.AccessRules;
import io.roster.web.access.Caller;
import io.roster.web.access.CallerAuthentication;
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

/** Authenticates a bearer token (RFC 6750): the administrator's, or a JWT of the configured provider. */
@Component
class TokenAuthentication implements AuthenticationManager {

    private final Credentials credentials;
    private final Authentication admin;
    private final JwtCallers callers;
    private final @Nullable JwtDecoder jwts;

    TokenAuthentication(
            Credentials credentials, AccessRules rules, JwtCallers callers, ObjectProvider<JwtDecoder> jwts) {
        this.credentials = credentials;
        admin = new CallerAuthentication(new Caller(Actor.ADMIN, rules.scopes()));
        this.callers = callers;
        this.jwts = jwts.getIfAvailable();
    }

    /**
     * The caller that a token belongs to.
     *
     * @throws InvalidBearerTokenException if the token is not valid
     * @throws ProviderUnavailable if the provider's keys cannot be fetched
     */
    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        if (credentials.isAdminToken(token)) {
            return admin;
        }
        return new CallerAuthentication(callers.of(decode(token)));
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
            throw new ProviderUnavailable(e);
        }
    }

    /** The keys of the provider of JWTs cannot be fetched now. */
    static class ProviderUnavailable extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        ProviderUnavailable(RuntimeException cause) {
            super("The keys of the identity provider cannot be fetched", cause);
        }
    }
}
