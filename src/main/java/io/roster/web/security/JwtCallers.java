package io.roster.web.security;

import io.roster.message.command.Actor;
import io.roster.message.command.Actor.Kind;
import io.roster.node.StartRefused;
import io.roster.web.access.AccessRules;
import io.roster.web.access.Caller;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The caller that a valid JWT names: its subject, with the scopes that the JWT has of those that Roster knows. */
@Component
class JwtCallers {

    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "appid");

    private final AccessRules rules;
    private final SecurityProperties properties;

    /**
     * Checks the scopes of the roles.
     *
     * @throws StartRefused if a role has a scope that there is not
     */
    JwtCallers(AccessRules rules, SecurityProperties properties) {
        this.rules = rules;
        this.properties = properties;
        properties.roles().forEach((role, scopes) -> {
            if (!rules.scopes().containsAll(scopes)) {
                throw new StartRefused(
                        "roster.security.roles[%s] has a scope that there is not.".formatted(role),
                        "Use scopes among " + String.join(", ", new TreeSet<>(rules.scopes())) + ".");
            }
        });
    }

    Caller of(Jwt jwt) {
        Set<String> scopes = new HashSet<>();
        Stream.of("scope", "scp").flatMap(name -> words(jwt.getClaim(name))).forEach(scopes::add);
        words(claim(jwt.getClaims(), properties.rolesClaim()))
                .flatMap(role -> properties.roles().getOrDefault(role, Set.of()).stream())
                .forEach(scopes::add);
        scopes.retainAll(rules.scopes());
        return new Caller(actor(jwt), scopes);
    }

    private static Actor actor(Jwt jwt) {
        String subject = Objects.requireNonNull(jwt.getSubject());
        Object via = jwt.getClaims().get("act") instanceof Map<?, ?> act ? act.get("sub") : null;
        return new Actor(
                isForItself(jwt, subject) ? Kind.CLIENT : Kind.USER,
                subject,
                String.valueOf(jwt.getClaims().get("iss")),
                via == null ? null : via.toString());
    }

    /**
     * Whether a client got the token for itself: then its subject is the client (RFC 9068, section 2.2), or it is what Keycloak makes of it, a
     * user named after the client, or what Entra calls an app.
     */
    private static boolean isForItself(Jwt jwt, String subject) {
        Set<Object> clients = CLIENT_CLAIMS.stream()
                .map(name -> jwt.getClaims().get(name))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Object user = jwt.getClaims().get("preferred_username");
        return clients.contains(subject)
                || clients.stream().anyMatch(client -> ("service-account-" + client).equals(user))
                || "app".equals(jwt.getClaims().get("idtyp"));
    }

    /** The words of a claim that is a text with spaces, or a list (RFC 8693, section 4.2). */
    private static Stream<String> words(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf);
        }
        return claim instanceof String text ? Stream.of(StringUtils.tokenizeToStringArray(text, " ")) : Stream.empty();
    }

    private static @Nullable Object claim(@Nullable Object claims, String path) {
        Object value = claims;
        for (String name : StringUtils.delimitedListToStringArray(path, ".")) {
            value = value instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return value;
    }
}
