package io.roster.web.access;

import io.roster.message.command.Actor;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who makes a request, and the scopes that it has.
 *
 * @param credentials checks whether the caller's credentials are still valid, and throws the problem if they are not
 */
public record Caller(Actor actor, Set<String> scopes, Runnable credentials) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** A caller whose credentials do not expire. */
    public Caller(Actor actor, Set<String> scopes) {
        this(actor, scopes, () -> {});
    }

    /** The same caller, with credentials that have to be checked. */
    public Caller with(Runnable check) {
        return new Caller(actor, scopes, check);
    }

    /** The caller of the request that the current thread handles; without one, an anonymous caller who may do nothing. */
    public static Caller current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof CallerAuthentication known
                ? known.getPrincipal()
                : new Caller(Actor.ANONYMOUS, Set.of());
    }

    /** Tells this caller from all others; empty for the anonymous one. */
    public String key() {
        return actor.own("");
    }

    boolean has(String scope) {
        return scopes.contains(scope);
    }

    Set<String> sortedScopes() {
        return new TreeSet<>(scopes);
    }
}
