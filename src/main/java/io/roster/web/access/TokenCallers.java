package io.roster.web.access;

import java.util.Optional;

/** The bearers of tokens that Roster has issued itself. */
public interface TokenCallers {

    /**
     * The caller that a token belongs to; empty if it is none of these, or unknown, revoked or expired.
     *
     * @throws RuntimeException if that cannot be found out now
     */
    Optional<Caller> find(String token);
}
