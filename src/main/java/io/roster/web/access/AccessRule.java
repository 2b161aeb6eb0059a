package io.roster.web.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What some routes require of a caller.
 *
 * @param methods the methods of these routes; empty: all
 * @param path the pattern of their paths
 * @param scope the scope that they require; null if any caller may use them, {@link #ANYONE} if everybody may
 */
public record AccessRule(
        Set<HttpMethod> methods, PathPattern path, @Nullable String scope) {

    /** No credentials are required. */
    static final String ANYONE = "anyone";

    static AccessRule of(Set<HttpMethod> methods, String path, @Nullable String scope) {
        return new AccessRule(methods, PathPatternParser.defaultInstance.parse(path), scope);
    }

    /** Whether everybody may use these routes, without credentials. */
    public boolean isForAnyone() {
        return ANYONE.equals(scope);
    }

    boolean matches(HttpMethod method, PathContainer requested) {
        return (methods.isEmpty() || methods.contains(method)) && path.matches(requested);
    }

    /** Whether a caller may use these routes; null if nobody is authenticated. */
    public boolean allows(@Nullable Caller caller) {
        return isForAnyone() || (caller != null && (scope == null || caller.has(scope)));
    }
}
