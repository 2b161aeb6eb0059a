package io.roster.axon.store;

import io.roster.node.ConditionalOnReadModels;
import io.roster.node.StartRefused;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start if the events are in the database but the configuration says Axon Server, or the other way round. */
@Component
@ConditionalOnReadModels
@Profile("!verify")
class EventLocationCheck {

    private static final String EVENT_EXISTS = "select exists (select 1 from event)";
    private static final String TOKEN_OF_AXON_SERVER_EXISTS =
            "select exists (select 1 from token where token_type = '%s')"
                    .formatted(GlobalSequenceTrackingToken.class.getName());

    EventLocationCheck(JdbcClient jdbc, @Value("${axon.axonserver.enabled}") boolean onServer) {
        String misplaced = onServer ? EVENT_EXISTS : TOKEN_OF_AXON_SERVER_EXISTS;
        if (!jdbc.sql(misplaced).query(Boolean.class).single()) {
            return;
        }
        throw onServer
                ? new StartRefused(
                        "The database contains events, which would be ignored in favor of those in Axon Server.",
                        "Remove the profile axonserver, or name an empty database with roster.data or spring.datasource.url.")
                : new StartRefused(
                        "The database contains read models of events that are in Axon Server.",
                        "Add the profile axonserver, or name an empty database with roster.data or spring.datasource.url.");
    }
}
