package io.roster.web.command;

import io.roster.message.Reason;
import io.roster.message.command.CommandMetaData;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a command beside its payload.
 *
 * @param commandId the id under which it may be sent again; null if it may not
 * @param expectedVersion the version that the aggregate must have; null if any will do
 * @param reason why
 * @param correlationId what the command belongs to in the eyes of the caller
 * @param source the way by which it came
 * @param dryRun whether only to say what would be done
 */
public record CommandContext(
        @Nullable CommandId commandId,
        @Nullable Long expectedVersion,
        @Nullable Reason reason,
        @Nullable String correlationId,
        String source,
        boolean dryRun) {

    /** The id for an aggregate that a command creates without naming one: the same each time the command is sent. */
    public UUID newAggregateId() {
        return commandId == null ? UUID.randomUUID() : commandId.aggregateId();
    }

    /** What travels with the command, whose id is the one that its caller has given it, or a new one. */
    Map<String, String> metaData() {
        String id = commandId == null ? UUID.randomUUID().toString() : commandId.value();
        Map<String, String> metaData = new HashMap<>();
        metaData.put(CommandMetaData.COMMAND_ID, id);
        metaData.put(CommandMetaData.ACTOR, CommandMetaData.ANONYMOUS);
        metaData.put(CommandMetaData.SOURCE, source);
        metaData.put(CommandMetaData.CORRELATION_ID, correlationId == null ? id : correlationId);
        if (reason != null) {
            metaData.put(CommandMetaData.REASON, reason.value());
        }
        if (expectedVersion != null) {
            metaData.put(CommandMetaData.EXPECTED_VERSION, expectedVersion.toString());
        }
        if (commandId != null) {
            metaData.put(CommandMetaData.REPEATABLE, "true");
        }
        if (dryRun) {
            metaData.put(CommandMetaData.DRY_RUN, "true");
        }
        return metaData;
    }
}
