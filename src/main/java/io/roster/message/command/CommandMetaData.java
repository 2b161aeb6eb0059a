package io.roster.message.command;

/** The keys of a command's metadata, whose values are strings. The first eight are stored with its events. */
public final class CommandMetaData {

    /** The id of the {@link Actor} that sent the command. */
    public static final String ACTOR = "actor";

    public static final String ACTOR_KIND = "actor-kind";
    public static final String ACTOR_ISSUER = "actor-issuer";
    public static final String ACTOR_VIA = "actor-via";

    public static final String COMMAND_ID = "command-id";
    public static final String CORRELATION_ID = "correlation-id";
    public static final String REASON = "reason";

    /** The interface through which the command was sent. */
    public static final String SOURCE = "source";

    /** The versions of which the aggregate must have one. */
    static final String EXPECTED_VERSION = "expected-version";

    /** The versions of which the aggregate must have none. */
    static final String UNEXPECTED_VERSION = "unexpected-version";

    /** The scopes of the caller, separated by spaces. */
    public static final String SCOPES = "scopes";

    /** Present if the caller chose the command id and may retry with it. */
    public static final String IDEMPOTENT = "repeatable";

    /** Present if the command is a dry run. */
    public static final String DRY_RUN = "dry-run";

    private CommandMetaData() {}
}
