package io.roster.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Signs JWTs, and serves the keys to verify them. */
public final class IdentityProvider implements AutoCloseable {

    static final String AUDIENCE = "roster";

    private static final String JWT = "--spring.security.oauth2.resourceserver.jwt.";

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private RSAKey key;

    private IdentityProvider(HttpServer server) {
        this.server = server;
        key = newKey();
    }

    public static IdentityProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            IdentityProvider provider = new IdentityProvider(server);
            server.createContext("/keys", exchange -> {
                provider.requests.incrementAndGet();
                answer(exchange, new JWKSet(provider.key.toPublicJWK()).toString());
            });
            server.createContext(
                    "/.well-known/openid-configuration",
                    exchange -> answer(
                            exchange, "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(provider.issuer())));
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Arguments of a Roster that accepts this provider's tokens, and others. */
    public String[] arguments(String... others) {
        return Stream.concat(
                        Stream.of(
                                JWT + "issuer-uri=" + issuer(),
                                JWT + "jwk-set-uri=" + issuer() + "/keys",
                                JWT + "audiences=" + AUDIENCE),
                        Stream.of(others))
                .toArray(String[]::new);
    }

    /** Arguments of a Roster that asks the provider where its keys are. */
    String[] discoveryArguments() {
        return new String[] {JWT + "issuer-uri=" + issuer(), JWT + "audiences=" + AUDIENCE};
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    RSAKey key() {
        return key;
    }

    void rotateKey() {
        key = newKey();
    }

    /** A token that Roster accepts, with these scopes. */
    public String token(String scope) {
        return token(claims -> claims.claim("scope", scope));
    }

    String token(UnaryOperator<JWTClaimsSet.Builder> claims) {
        return sign(header(), claims.apply(claims()).build(), signer(key));
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID());
    }

    JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject("jane")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    static String sign(JWSHeader.Builder header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
