package io.roster.axon.store;

import io.roster.node.ConditionalOnReadModels;
import io.roster.node.StartRefused;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start on a database whose events are where they are not looked for: in its tables, or in Axon Server. */
@Component
@ConditionalOnReadModels
@Profile("!verify")
class EventLocationCheck {

    EventLocationCheck(JdbcClient jdbc, @Value("${axon.axonserver.enabled}") boolean onServer) {
        if (onServer && exists(jdbc, "select exists (select 1 from event)")) {
            throw new StartRefused(
                    "The database has events of its own, which Axon Server does not have.",
                    "Leave out the profile axonserver, or point spring.datasource.url at an empty database.");
        }
        if (!onServer
                && exists(
                        jdbc,
                        "select exists (select 1 from token where token_type = '%s')"
                                .formatted(GlobalSequenceTrackingToken.class.getName()))) {
            throw new StartRefused(
                    "The database has read models of events that are in Axon Server.",
                    "Add the profile axonserver, or point spring.datasource.url at an empty database.");
        }
    }

    private static boolean exists(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(Boolean.class).single();
    }
}
