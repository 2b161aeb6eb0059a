package io.roster.node;

import io.roster.text.Digest;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The credentials that this node is configured to accept. Without any, everybody on this machine may do everything. */
@Component
public class Credentials {

    private static final int MIN_LENGTH = 32;
    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    /** Not the token itself: comparing digests takes the same time however much of a token is right. */
    private final byte[] adminToken;

    private final boolean hasProvider;

    /**
     * Checks the configuration.
     *
     * @throws StartRefused if the administrator's token is short, or tokens of a provider would be accepted that it issued for others
     */
    Credentials(@Value("${roster.security.admin-token}") String adminToken, Environment environment) {
        if (!adminToken.isEmpty() && adminToken.length() < MIN_LENGTH) {
            throw new StartRefused(
                    "roster.security.admin-token has %d characters.".formatted(adminToken.length()),
                    "Make it at least %d characters long, for example with: openssl rand -hex 32"
                            .formatted(MIN_LENGTH));
        }
        this.adminToken = adminToken.isEmpty() ? new byte[0] : Digest.of(adminToken);
        hasProvider = Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                .anyMatch(name -> StringUtils.hasText(environment.getProperty(JWT + name)));
        for (String name : List.of("issuer-uri", "audiences")) {
            if (hasProvider && !StringUtils.hasText(environment.getProperty(JWT + name))) {
                throw new StartRefused(
                        "%s%s is not set.".formatted(JWT, name),
                        "Set it: otherwise Roster would accept tokens that were issued by or for others.");
            }
        }
    }

    /** Whether a request needs credentials. */
    public boolean areRequired() {
        return hasProvider || adminToken.length > 0;
    }

    public boolean isAdminToken(String token) {
        return adminToken.length > 0 && MessageDigest.isEqual(adminToken, Digest.of(token));
    }
}
