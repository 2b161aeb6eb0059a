package io.roster.axon.command;

import io.roster.message.command.CommandMetaData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** What is kept with each event of the command that caused it: who, why, by which way and under which ids. */
@Component
class CommandCorrelationDataProvider implements CorrelationDataProvider {

    private static final List<String> KEPT = List.of(
            CommandMetaData.ACTOR, CommandMetaData.CORRELATION_ID, CommandMetaData.REASON, CommandMetaData.SOURCE);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> kept = new HashMap<>();
        kept.put(
                CommandMetaData.COMMAND_ID,
                message.getMetaData().getOrDefault(CommandMetaData.COMMAND_ID, message.getIdentifier()));
        KEPT.forEach(name -> {
            Object value = message.getMetaData().get(name);
            if (value != null) {
                kept.put(name, value);
            }
        });
        return kept;
    }
}
