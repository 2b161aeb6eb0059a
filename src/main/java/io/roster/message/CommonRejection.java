package io.roster.message;

import org.jspecify.annotations.Nullable;

/** Rejections of commands and queries of any feature. */
public sealed interface CommonRejection extends Rejection {

    /**
     * The aggregate has changed since the caller read it.
     *
     * @param expected the version that the caller expects
     * @param actual the current version; null if the aggregate does not exist
     */
    @MessageType("version-mismatch")
    @Refusal(kind = Kind.STALE, value = "Version %d was expected, but the current version is %d.")
    record VersionMismatch(long expected, @Nullable Long actual) implements CommonRejection {

        @Override
        public String explanation() {
            return actual == null
                    ? "Version %d was expected, but nothing exists yet.".formatted(expected)
                    : CommonRejection.super.explanation();
        }
    }

    /** An aggregate of another type already has the id that the caller chose: ids are unique across all types. */
    @MessageType("id-in-use")
    @Refusal(kind = Kind.CONFLICT, value = "The id %s is in use for something else. Choose another one.", field = "id")
    record IdInUse(String id) implements CommonRejection {}

    /** A command lost a race for its aggregate and was not executed. */
    @MessageType("concurrent-change")
    @Refusal(kind = Kind.CONFLICT, value = "Somebody else changed it at the same time. Nothing was done; retry.")
    record ConcurrentChange() implements CommonRejection {}

    /** A different command was executed under this id before. */
    @MessageType("command-id-reused")
    @Refusal(
            kind = Kind.INVALID,
            value = "A different command was executed under this id before. Give each command an id of its own.")
    record CommandIdReused(String commandId) implements CommonRejection {}

    /** Commands were to take effect together or not at all, but each of them may be handled by a different node. */
    @MessageType("atomicity-unsupported")
    @Refusal(
            kind = Kind.INVALID,
            value = "With Axon Server, commands cannot be atomic, because different nodes handle them."
                    + " Send the stream without the parameter atomic.")
    record AtomicityUnsupported() implements CommonRejection {}

    /** Something that a command or a query depends on is unavailable. Nothing was done. */
    @MessageType("unavailable")
    @Refusal(kind = Kind.UNAVAILABLE, value = "Nothing was done. Retry.")
    record Unavailable() implements CommonRejection {}

    /** Nobody knows whether a command was executed. Retrying it under the same command id settles that. */
    @MessageType("outcome-unknown")
    @Refusal(
            kind = Kind.UNAVAILABLE,
            value = "The command may or may not have been executed. To be certain, retry it with the same command id.")
    record OutcomeUnknown() implements CommonRejection {}

    /**
     * The read model does not contain a required write, and did not catch up in time.
     *
     * @param events roughly how many events the read model is behind the store
     */
    @MessageType("read-model-behind")
    @Refusal(
            kind = Kind.UNAVAILABLE,
            value = "The read model does not contain the write of the consistency token yet; it is %d events behind.")
    record ReadModelBehind(long events) implements CommonRejection {}

    /** A consistency token names a write that no read model of this directory shows. */
    @MessageType("unknown-consistency-token")
    @Refusal(kind = Kind.INVALID, value = "The consistency token is not from an answer of this directory.")
    record UnknownConsistencyToken() implements CommonRejection {}

    /** A query was cancelled because it took too long. */
    @MessageType("query-too-costly")
    @Refusal(
            kind = Kind.INVALID,
            value = "The query took too long and was cancelled. Narrow it, or sort it by the field that it filters by.")
    record QueryTooCostly() implements CommonRejection {}

    /** A query was not started because too many others are running. */
    @MessageType("too-many-queries")
    @Refusal(kind = Kind.UNAVAILABLE, value = "Too many other queries are running.")
    record TooManyQueries() implements CommonRejection {}
}
