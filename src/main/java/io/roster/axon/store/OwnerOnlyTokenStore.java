package io.roster.axon.store;

import java.sql.Connection;
import java.sql.ResultSet;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;

/**
 * Lets only the owner of a token update it. Axon's store also allows a node that has lost its claim, if the token has been released
 * since: a node that was suspended while another one reset the projection and stopped would overwrite the new token with its old one.
 */
class OwnerOnlyTokenStore extends JdbcTokenStore {

    OwnerOnlyTokenStore(Builder builder) {
        super(builder);
    }

    /** Axon calls this only if no token with this node as its owner was updated. */
    @Override
    protected void updateToken(
            Connection connection, ResultSet found, TrackingToken token, String processorName, int segment) {
        throw new UnableToClaimTokenException(
                "This node no longer owns the token of %s[%d]".formatted(processorName, segment));
    }
}
