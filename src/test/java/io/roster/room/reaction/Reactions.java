package io.roster.room.reaction;

import io.roster.message.Command;
import io.roster.message.Vocabulary;
import io.roster.message.command.CommandMetaData;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.GenericMessage;

/** Sends commands from reactions. */
final class Reactions {

    private Reactions() {}

    /**
     * A command that a reaction sends because of an event, and that inherits the event's actor and correlation id. Its id is derived
     * from the event's, so that it is executed once even if the event is delivered again.
     */
    static CommandMessage<Command> command(Command command, EventMessage<?> cause) {
        String name = Vocabulary.nameOf(command.getClass());
        Map<String, String> metaData = Map.of(
                CommandMetaData.COMMAND_ID,
                cause.getIdentifier() + "/" + name,
                CommandMetaData.IDEMPOTENT,
                "true",
                CommandMetaData.SOURCE,
                "reaction");
        return new GenericCommandMessage<>(new GenericMessage<>(command, metaData), name);
    }
}
