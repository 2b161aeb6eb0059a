package io.roster.axon.command;

import io.roster.message.command.CommandMetaData;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** Copies metadata of a command to the events that it causes: actor, reason, source, and ids. */
@Component
class CommandCorrelationDataProvider implements CorrelationDataProvider {

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        MetaData metaData = message.getMetaData();
        return metaData.subset(
                        CommandMetaData.ACTOR,
                        CommandMetaData.ACTOR_KIND,
                        CommandMetaData.ACTOR_ISSUER,
                        CommandMetaData.ACTOR_VIA,
                        CommandMetaData.CORRELATION_ID,
                        CommandMetaData.REASON,
                        CommandMetaData.SOURCE)
                .and(
                        CommandMetaData.COMMAND_ID,
                        metaData.getOrDefault(CommandMetaData.COMMAND_ID, message.getIdentifier()));
    }
}
