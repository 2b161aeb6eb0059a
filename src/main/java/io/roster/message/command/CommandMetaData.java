package io.roster.message.command;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** The names of what travels with a command beside its payload. All values are text. */
public final class CommandMetaData {

    /** Who asks. Kept with the events. */
    public static final String ACTOR = "actor";

    /** The actor as long as Roster has no credentials, and so knows nobody. */
    public static final String ANONYMOUS = "anonymous";

    /** Which command, by the id that its receipt has. Kept with the events. */
    public static final String COMMAND_ID = "command-id";

    /** What the command belongs to in the eyes of the caller: a trace, a request. Kept with the events. */
    public static final String CORRELATION_ID = "correlation-id";

    /** Why, in the words of who asks. Kept with the events. */
    public static final String REASON = "reason";

    /** The way by which the command came. Kept with the events. */
    public static final String SOURCE = "source";

    /** The version that the aggregate must have. */
    public static final String EXPECTED_VERSION = "expected-version";

    /** Present if the command's id was chosen by the caller, who may send the command again under it. */
    public static final String REPEATABLE = "repeatable";

    /** Present if nothing is to be done, but only said what would be. */
    public static final String DRY_RUN = "dry-run";

    private CommandMetaData() {}

    /** The version that the aggregate must have; null if any will do. */
    public static @Nullable Long expectedVersion(MetaData metaData) {
        Object version = metaData.get(EXPECTED_VERSION);
        return version == null ? null : Long.valueOf(version.toString());
    }
}
