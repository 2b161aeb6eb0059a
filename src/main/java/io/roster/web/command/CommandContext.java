package io.roster.web.command;

import io.roster.message.Reason;
import io.roster.message.command.CommandMetaData;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends with a command besides its payload.
 *
 * @param commandId the idempotency key; null if the command may not be retried
 * @param expectedVersion the version that the aggregate must have; null for any version
 * @param correlationId the caller's trace or request id
 */
public record CommandContext(
        @Nullable CommandId commandId,
        @Nullable Long expectedVersion,
        @Nullable Reason reason,
        @Nullable String correlationId,
        boolean dryRun) {

    /** An id for an aggregate that is created without one: the same for each retry of the command. */
    public UUID newAggregateId() {
        return commandId == null ? UUID.randomUUID() : commandId.aggregateId();
    }

    Map<String, String> metaData() {
        String id = commandId == null ? UUID.randomUUID().toString() : commandId.value();
        Map<String, String> metaData = new HashMap<>();
        metaData.put(CommandMetaData.COMMAND_ID, id);
        metaData.put(CommandMetaData.ACTOR, CommandMetaData.ANONYMOUS);
        metaData.put(CommandMetaData.SOURCE, "http");
        metaData.put(CommandMetaData.CORRELATION_ID, correlationId == null ? id : correlationId);
        if (reason != null) {
            metaData.put(CommandMetaData.REASON, reason.value());
        }
        if (expectedVersion != null) {
            metaData.put(CommandMetaData.EXPECTED_VERSION, expectedVersion.toString());
        }
        if (commandId != null) {
            metaData.put(CommandMetaData.IDEMPOTENT, "true");
        }
        if (dryRun) {
            metaData.put(CommandMetaData.DRY_RUN, "true");
        }
        return metaData;
    }
}
