package io.roster.message;

import org.jspecify.annotations.Nullable;

/** The rejections that commands and queries of any feature share. */
public sealed interface CommonRejection extends Rejection {

    /** The aggregate has changed since the caller read it. The actual version is null if it does not exist. */
    @MessageType("version-mismatch")
    @Refusal(kind = Kind.STALE, value = "Version %d was expected, but the current version is %d.")
    record VersionMismatch(long expected, @Nullable Long actual) implements CommonRejection {

        @Override
        public String explanation() {
            return actual == null
                    ? "Version %d was expected, but it does not exist yet.".formatted(expected)
                    : CommonRejection.super.explanation();
        }
    }

    /** The id for a new aggregate belongs to one of another type: ids are unique across all types. */
    @MessageType("id-in-use")
    @Refusal(kind = Kind.CONFLICT, value = "The id %s is in use for something else. Choose another one.", field = "id")
    record IdInUse(String id) implements CommonRejection {}

    /** A command lost a race for its aggregate. */
    @MessageType("concurrent-change")
    @Refusal(kind = Kind.CONFLICT, value = "It was changed concurrently. The command was not executed; retry it.")
    record ConcurrentChange() implements CommonRejection {}

    @MessageType("command-id-reused")
    @Refusal(kind = Kind.INVALID, value = "A different command was executed with this id before. Use a new id.")
    record CommandIdReused(String commandId) implements CommonRejection {}

    /** An atomic batch was sent to a bus that may route each command to a different node. */
    @MessageType("atomicity-unsupported")
    @Refusal(
            kind = Kind.INVALID,
            value = "With Axon Server, a stream cannot be atomic, because different nodes may handle its commands."
                    + " Send it without the parameter atomic.")
    record AtomicityUnsupported() implements CommonRejection {}

    /** A component that the command or query needs is unavailable. */
    @MessageType("unavailable")
    @Refusal(kind = Kind.UNAVAILABLE, value = "Nothing was done. Retry.")
    record Unavailable() implements CommonRejection {}

    @MessageType("outcome-unknown")
    @Refusal(
            kind = Kind.UNAVAILABLE,
            value = "The command may or may not have been executed. Retry it with the same command id.")
    record OutcomeUnknown() implements CommonRejection {}

    /** The read model did not catch up with a required write in time. The number of events is approximate. */
    @MessageType("read-model-behind")
    @Refusal(
            kind = Kind.UNAVAILABLE,
            value = "The read model does not contain the write of the consistency token yet; it is %d events behind.")
    record ReadModelBehind(long events) implements CommonRejection {}

    /** A consistency token is for an aggregate that no read model contains. */
    @MessageType("unknown-consistency-token")
    @Refusal(kind = Kind.INVALID, value = "The consistency token is not from an answer of this directory.")
    record UnknownConsistencyToken() implements CommonRejection {}

    @MessageType("query-too-costly")
    @Refusal(
            kind = Kind.INVALID,
            value = "The query took too long and was cancelled. Narrow its filter, or sort by a field that it filters.")
    record QueryTooCostly() implements CommonRejection {}

    @MessageType("too-many-queries")
    @Refusal(kind = Kind.UNAVAILABLE, value = "Too many other queries are running.")
    record TooManyQueries() implements CommonRejection {}
}
