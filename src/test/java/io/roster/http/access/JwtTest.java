package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.roster.http.Api.Reply;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JWTs of a provider: which are accepted, and whom they name. */
class JwtTest {

    private static IdentityProvider provider;
    private static RunningRoster roster;

    @BeforeAll
    static void start() {
        provider = IdentityProvider.start();
        roster = RunningRoster.start(
                Store.H2,
                provider.arguments(
                        "--roster.security.roles-claim=realm_access.roles",
                        "--roster.security.roles[Help.Desk]=users:read,users:write"));
    }

    @AfterAll
    static void stop() {
        roster.close();
        provider.close();
    }

    @Test
    void namesItsSubjectAndTheScopesThatRosterKnows() {
        Reply me = me(provider.token("users:read openid users:write"));

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("/kind")).isEqualTo("user");
        assertThat(me.text("/id")).isEqualTo("jane");
        assertThat(me.text("/issuer")).isEqualTo(provider.issuer());
        assertThat(me.json().at("/via").isMissingNode()).isTrue();
        assertThat(me.json().at("/scopes").valueStream().map(scope -> scope.asString()))
                .containsExactly("users:read", "users:write");
    }

    @Test
    void namesAClientAndWhoActsForTheSubject() {
        assertThat(me(provider.token(claims -> claims.claim("azp", "jane"))).text("/kind"))
                .isEqualTo("client");
        assertThat(me(provider.token(claims -> claims.claim("azp", "console"))).text("/kind"))
                .isEqualTo("user");
        assertThat(me(provider.token(claims ->
                                claims.claim("azp", "console").claim("preferred_username", "service-account-console")))
                        .text("/kind"))
                .isEqualTo("client");
        assertThat(me(provider.token(claims ->
                                claims.claim("azp", "console").claim("preferred_username", "service-account-other")))
                        .text("/kind"))
                .isEqualTo("user");
        assertThat(me(provider.token(claims -> claims.claim("idtyp", "app"))).text("/kind"))
                .isEqualTo("client");
        assertThat(me(provider.token(claims -> claims.claim("act", Map.of("sub", "importer"))))
                        .text("/via"))
                .isEqualTo("importer");
    }

    @Test
    void scopesCanBeAListOrComeFromRoles() {
        assertThat(scopes(claims -> claims.claim("scp", List.of("users:read")))).containsExactly("users:read");
        assertThat(scopes(claims -> claims.claim("scp", "users:read"))).containsExactly("users:read");
        assertThat(scopes(claims -> claims.claim("realm_access", Map.of("roles", List.of("Help.Desk", "other")))))
                .containsExactly("users:read", "users:write");
        assertThat(scopes(claims -> claims.claim("realm_access", "Help.Desk"))).isEmpty();
        assertThat(scopes(claims -> claims.claim("scope", 42))).isEmpty();
    }

    private static List<String> scopes(java.util.function.UnaryOperator<JWTClaimsSet.Builder> claims) {
        return me(provider.token(claims))
                .json()
                .at("/scopes")
                .valueStream()
                .map(scope -> scope.asString())
                .toList();
    }

    @Test
    void mayHaveTheTypeOfAnAccessTokenOrNone() {
        for (JOSEObjectType type : new JOSEObjectType[] {new JOSEObjectType("at+jwt"), JOSEObjectType.JWT, null}) {
            String token = IdentityProvider.sign(
                    provider.header().type(type), provider.claims().build(), IdentityProvider.signer(provider.key()));
            assertThat(me(token).status()).as("%s", type).isEqualTo(200);
        }
    }

    @Test
    void isRefusedIfItsClaimsAreNotForRosterNow() {
        Instant now = Instant.now();
        assertInvalid(provider.token(claims -> claims.issuer("https://other.example.com")));
        assertInvalid(provider.token(claims -> claims.issuer(null)));
        assertInvalid(provider.token(claims -> claims.audience("other")));
        assertInvalid(provider.token(claims -> claims.audience(List.of())));
        assertInvalid(provider.token(claims -> claims.expirationTime(Date.from(now.minusSeconds(60)))));
        assertInvalid(provider.token(claims -> claims.expirationTime(null)));
        assertInvalid(provider.token(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(60)))));
        assertInvalid(provider.token(claims -> claims.subject(null)));
        assertInvalid(provider.token(claims -> claims.subject("")));
        assertInvalid(provider.token(claims -> claims.subject("j".repeat(256))));
        assertInvalid(provider.token(claims -> claims.subject("jane\u0000")));
    }

    @Test
    void isRefusedIfItsSignatureIsNotTheProviders() throws Exception {
        JWTClaimsSet claims = provider.claims().build();
        assertInvalid(new PlainJWT(claims).serialize());
        assertInvalid(
                IdentityProvider.sign(provider.header(), claims, IdentityProvider.signer(IdentityProvider.newKey())));
        assertInvalid(IdentityProvider.sign(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(provider.key().getKeyID()),
                claims,
                new MACSigner(provider.key().toRSAPublicKey().getEncoded())));
        assertInvalid(IdentityProvider.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(provider.key().getKeyID()),
                claims,
                IdentityProvider.signer(provider.key())));
        assertInvalid(IdentityProvider.sign(
                provider.header().type(new JOSEObjectType("logout+jwt")),
                claims,
                IdentityProvider.signer(provider.key())));
    }

    @Test
    void isNotAskedWhereItsKeyIs() {
        int before = provider.requests();
        var foreign = IdentityProvider.newKey();
        for (JWSHeader.Builder header : List.of(
                provider.header().jwkURL(URI.create(provider.issuer() + "/evil")),
                provider.header().x509CertURL(URI.create(provider.issuer() + "/evil")),
                provider.header().jwk(foreign.toPublicJWK()))) {
            assertInvalid(IdentityProvider.sign(header, provider.claims().build(), IdentityProvider.signer(foreign)));
        }
        assertThat(provider.requests()).isLessThanOrEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "a.b.c",
                "eyJhbGciOiJub25lIn0..",
                "../../etc/passwd",
                "' or 1=1 --",
                "x y",
                "0",
                "\u00fc"
            })
    void isRefusedIfItIsNone(String token) {
        Reply reply = roster.api().send("/api/me", request -> request.header("Authorization", "Bearer " + token));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void isRefusedInTwoHeaders() {
        String token = provider.token("users:read");
        Reply reply = roster.api()
                .send(
                        "/api/me",
                        request -> request.header("Authorization", "Bearer " + token)
                                .header("Authorization", "Bearer " + token));
        assertProblem(reply, 401, "invalid-token");
    }

    @Test
    void madeUpKeyIdsDoNotMakeRosterAskTheProviderEachTime() {
        me(provider.token("users:read"));
        int before = provider.requests();
        JWSSigner foreign = IdentityProvider.signer(IdentityProvider.newKey());
        for (int i = 0; i < 20; i++) {
            String kid = "../keys?' or %d=%d --".formatted(i, i);
            assertInvalid(IdentityProvider.sign(
                    provider.header().keyID(kid), provider.claims().build(), foreign));
        }
        assertThat(provider.requests() - before).isLessThanOrEqualTo(2);
    }

    private static void assertInvalid(String token) {
        Reply reply = me(token);
        assertProblem(reply, 401, "invalid-token");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    private static Reply me(String token) {
        return roster.api().send("/api/me", request -> request.header("Authorization", "Bearer " + token));
    }
}
