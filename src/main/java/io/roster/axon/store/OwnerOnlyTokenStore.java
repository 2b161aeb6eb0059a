package io.roster.axon.store;

import java.sql.Connection;
import java.sql.ResultSet;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;

/**
 * Lets nobody store a position but its owner. Axon's store lets also a node that has lost it, if it was released since: one that
 * stood still, while another emptied the projection and stopped, would write the old position back over the new one.
 */
class OwnerOnlyTokenStore extends JdbcTokenStore {

    OwnerOnlyTokenStore(Builder builder) {
        super(builder);
    }

    /** Called where the position was not found under this node's id. */
    @Override
    protected void updateToken(
            Connection connection, ResultSet found, TrackingToken token, String processorName, int segment) {
        throw new UnableToClaimTokenException(
                "This node does not own the position of %s[%d] any more".formatted(processorName, segment));
    }
}
