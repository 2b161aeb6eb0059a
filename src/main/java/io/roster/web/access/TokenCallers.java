package io.roster.web.access;

import java.util.Optional;

/** The bearers of tokens that Roster has issued itself. */
public interface TokenCallers {

    /** Whether a token looks like one of these. All others are JWTs. */
    boolean recognise(String token);

    /**
     * The caller that a token belongs to; empty if it is unknown, revoked or expired.
     *
     * @throws RuntimeException if that cannot be found out now
     */
    Optional<Caller> find(String token);
}
