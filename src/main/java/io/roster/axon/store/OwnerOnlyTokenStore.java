package io.roster.axon.store;

import io.roster.node.ClaimAges;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;

/**
 * Lets only the owner of a token update it, and another node claim it only when this node has seen no renewal for the claim timeout.
 * <ul>
 *   <li>Axon's store also allows a node that has lost its claim to update the token, if that has been released since: a node that was
 *       suspended while another one reset the projection and stopped would overwrite the new token with its old one.
 *   <li>Axon's store compares the time of the last renewal, by the clock of the owner, with the clock of this node.
 * </ul>
 */
class OwnerOnlyTokenStore extends JdbcTokenStore {

    private final ClaimAges ages;

    OwnerOnlyTokenStore(Builder builder, ClaimAges ages) {
        super(builder);
        this.ages = ages;
    }

    /** Axon calls this only if no token with this node as its owner was updated. */
    @Override
    protected void updateToken(
            Connection connection, ResultSet found, TrackingToken token, String processorName, int segment) {
        throw new UnableToClaimTokenException(
                "This node no longer owns the token of %s[%d]".formatted(processorName, segment));
    }

    /** Replaces the time of the last renewal by one that is as long ago, by the clock of this node. */
    @Override
    protected AbstractTokenEntry<?> readTokenEntry(ResultSet row) throws SQLException {
        AbstractTokenEntry<?> entry = super.readTokenEntry(row);
        Duration age =
                ages.of(entry.getProcessorName(), entry.getSegment(), entry.getOwner(), entry.timestampAsString());
        return new GenericTokenEntry<>(
                row.getBytes("token"),
                row.getString("token_type"),
                DateTimeUtils.formatInstant(AbstractTokenEntry.clock.instant().minus(age)),
                entry.getOwner(),
                entry.getProcessorName(),
                entry.getSegment(),
                byte[].class);
    }
}
