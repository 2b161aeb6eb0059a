package io.roster.web.command;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.roster.message.Reason;
import io.roster.message.command.CommandMetaData;
import io.roster.message.command.VersionCondition;
import io.roster.web.access.Caller;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends with a command besides its payload.
 *
 * @param caller who sends it
 * @param commandId the idempotency key; null if the command may not be retried
 * @param conditions what the version of the aggregate must be
 * @param reason why the caller wants the change
 * @param correlationId the caller's trace or request id
 */
public record CommandContext(
        Caller caller,
        @Nullable CommandId commandId,
        List<VersionCondition> conditions,
        @Nullable Reason reason,
        @Nullable String correlationId,
        boolean dryRun) {

    /** Marks the context of a route whose answer cannot be given again, and which therefore refuses an idempotency key. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface NotRepeatable {

        /** What a caller can do instead, for people. */
        String value();
    }

    /** Ids of version 7 (RFC 9562, section 5.7) grow with time, so that new rows are neighbours in every index that contains them. */
    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    public CommandContext {
        conditions = List.copyOf(conditions);
    }

    /** The context of a command with the reason that is given in its body. */
    public CommandContext because(@Nullable Reason given) {
        return new CommandContext(caller, commandId, conditions, given, correlationId, dryRun);
    }

    /** An id for an aggregate that is created without one: the same for each retry of the command. */
    public UUID newAggregateId() {
        return commandId == null ? IDS.generate() : commandId.aggregateId(caller.actor());
    }

    Map<String, String> metaData() {
        String id = commandId == null ? UUID.randomUUID().toString() : commandId.value();
        Map<String, String> metaData = caller.actor().metaData();
        metaData.put(CommandMetaData.COMMAND_ID, id);
        metaData.put(CommandMetaData.SOURCE, "http");
        metaData.put(CommandMetaData.SCOPES, String.join(" ", caller.scopes()));
        metaData.put(CommandMetaData.CORRELATION_ID, correlationId == null ? id : correlationId);
        if (reason != null) {
            metaData.put(CommandMetaData.REASON, reason.value());
        }
        metaData.putAll(VersionCondition.metaData(conditions));
        if (commandId != null) {
            metaData.put(CommandMetaData.IDEMPOTENT, "true");
        }
        if (dryRun) {
            metaData.put(CommandMetaData.DRY_RUN, "true");
        }
        return metaData;
    }
}
