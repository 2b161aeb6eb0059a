package io.roster.message;

import org.jspecify.annotations.Nullable;

/** The rejections that commands and queries of any feature share. */
public sealed interface CommonRejection extends Rejection {

    /** The aggregate has changed since the caller read it. The actual version is null if it does not exist; the expected one is in words. */
    @MessageType("version-mismatch")
    @RejectionDetails(kind = Kind.STALE, value = "%s was expected, but the current version is %d.")
    record VersionMismatch(String expected, @Nullable Long actual) implements CommonRejection {

        @Override
        public String explanation() {
            return actual == null
                    ? "%s was expected, but the aggregate does not exist.".formatted(expected)
                    : CommonRejection.super.explanation();
        }
    }

    /** An aggregate of another type already has the id that the caller chose: ids are unique across all types. */
    @MessageType("id-in-use")
    @RejectionDetails(
            kind = Kind.CONFLICT,
            value = "The id %s is in use for something else. Choose another one.",
            field = "id")
    record IdInUse(String id) implements CommonRejection {}

    /** A command lost a race for its aggregate. */
    @MessageType("concurrent-change")
    @RejectionDetails(
            kind = Kind.CONFLICT,
            value = "The aggregate was changed concurrently. The command was not executed; retry it.")
    record ConcurrentChange() implements CommonRejection {}

    @MessageType("command-id-reused")
    @RejectionDetails(
            kind = Kind.INVALID,
            value = "A different command was executed with this id before. Use a new id.")
    record CommandIdReused(String commandId) implements CommonRejection {}

    /** An atomic batch was sent to a bus that may route each command to a different node. */
    @MessageType("atomicity-unsupported")
    @RejectionDetails(
            kind = Kind.INVALID,
            value = "With Axon Server, a stream cannot be atomic, because different nodes may handle its commands."
                    + " Send it without the parameter atomic.")
    record AtomicityUnsupported() implements CommonRejection {}

    /** A component that the command or query needs is unavailable. */
    @MessageType("unavailable")
    @RejectionDetails(kind = Kind.UNAVAILABLE, value = "A component is unavailable. Nothing was done; retry later.")
    record Unavailable() implements CommonRejection {}

    @MessageType("outcome-unknown")
    @RejectionDetails(
            kind = Kind.UNAVAILABLE,
            value = "The command may or may not have been executed. Retry it with the same command id.")
    record OutcomeUnknown() implements CommonRejection {}

    /** The read model did not catch up with a required write in time. The number of events is approximate. */
    @MessageType("read-model-behind")
    @RejectionDetails(
            kind = Kind.UNAVAILABLE,
            value = "The read model has not caught up with the write of the consistency token; it is %d events behind.")
    record ReadModelBehind(long events) implements CommonRejection {}

    /** The read model lacks events that it had, or that were stored before it existed: what it does not contain may exist. */
    @MessageType("read-model-building")
    @RejectionDetails(
            kind = Kind.UNAVAILABLE,
            value = "The read model is being built from the events. Retry the query later.")
    record ReadModelBuilding() implements CommonRejection {}

    /** A consistency token is for an aggregate that no read model contains. */
    @MessageType("unknown-consistency-token")
    @RejectionDetails(kind = Kind.INVALID, value = "The consistency token was not issued by this directory.")
    record UnknownConsistencyToken() implements CommonRejection {}

    /** How long a query takes depends on what else the node and the database do: the same query may succeed later. */
    @MessageType("query-too-costly")
    @RejectionDetails(
            kind = Kind.UNAVAILABLE,
            value =
                    "The query took too long and was cancelled. Retry it, narrow its filter, or sort by a field that it filters.")
    record QueryTooCostly() implements CommonRejection {}

    @MessageType("too-many-queries")
    @RejectionDetails(kind = Kind.UNAVAILABLE, value = "Too many other queries are running.")
    record TooManyQueries() implements CommonRejection {}

    /** The queries of one caller have taken as long as they may. */
    @MessageType("query-time-used-up")
    @RejectionDetails(
            kind = Kind.TOO_MUCH,
            value = "Your queries take too much time. Retry in %d seconds, with fewer queries or narrower filters.")
    record QueryTimeUsedUp(long seconds) implements CommonRejection {}
}
