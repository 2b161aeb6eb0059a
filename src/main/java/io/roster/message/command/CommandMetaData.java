package io.roster.message.command;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The keys of a command's metadata, whose values are strings. The first five are stored with its events. */
public final class CommandMetaData {

    /** The user or service that sent the command. */
    public static final String ACTOR = "actor";

    public static final String COMMAND_ID = "command-id";
    public static final String CORRELATION_ID = "correlation-id";
    public static final String REASON = "reason";

    /** The interface through which the command was sent. */
    public static final String SOURCE = "source";

    /** The version that the aggregate must have. */
    public static final String EXPECTED_VERSION = "expected-version";

    /** Present if the caller chose the command id and may retry with it. */
    public static final String IDEMPOTENT = "repeatable";

    /** Present if the command is a dry run. */
    public static final String DRY_RUN = "dry-run";

    /** The actor while no credentials are configured. */
    public static final String ANONYMOUS = "anonymous";

    private CommandMetaData() {}

    public static @Nullable Long expectedVersion(MetaData metaData) {
        Object version = metaData.get(EXPECTED_VERSION);
        return version == null ? null : Long.valueOf(version.toString());
    }
}
