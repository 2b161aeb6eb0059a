package io.roster.verify.store;

import io.roster.readmodel.Projection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Which events a projection has handled according to the store: the tokens of its segments, minus its dead letters. */
public final class ProjectionPosition {

    private final Projection projection;
    private final Map<Segment, TrackingToken> tokens = new HashMap<>();
    private final Set<String> deadLetters;
    private long behind;

    public ProjectionPosition(Projection projection, VerifiedStore store, Serializer serializer) {
        this.projection = projection;
        Map<Integer, TrackingToken> bySegment = new HashMap<>();
        store.jdbc()
                .query(
                        "select segment, token, token_type from token where processor_name = ? and token is not null",
                        row -> {
                            bySegment.put(
                                    row.getInt("segment"),
                                    serializer.deserialize(new SimpleSerializedObject<>(
                                            row.getBytes("token"), byte[].class, row.getString("token_type"), null)));
                        },
                        projection.processor());
        int[] segments = bySegment.keySet().stream().mapToInt(Integer::intValue).toArray();
        bySegment.forEach((segment, token) -> tokens.put(Segment.computeSegment(segment, segments), token));
        // They fit into memory, because their number is limited.
        this.deadLetters = new HashSet<>(store.jdbc()
                .query(
                        "select aggregate, sequence_number from dead_letter where processor = ?",
                        (row, number) -> key(row.getString("aggregate"), row.getLong("sequence_number")),
                        projection.processor()));
    }

    public Projection projection() {
        return projection;
    }

    /** The index of the last event that was handled; 0 if there is none. */
    public long last() {
        return tokens.values().stream()
                .map(WrappedToken::unwrapUpperBound)
                .filter(Objects::nonNull)
                .mapToLong(token -> token.position().orElse(0))
                .max()
                .orElse(0);
    }

    /** Whether an event was handled or became a dead letter. */
    boolean covers(EventRow event) {
        return tokens.entrySet().stream().anyMatch(it -> covers(it.getKey(), it.getValue(), event));
    }

    boolean isDeadLetter(EventRow event) {
        return deadLetters.contains(key(event.getAggregateIdentifier(), event.getSequenceNumber()));
    }

    void countBehind() {
        behind++;
    }

    /** Prints what is no fault, but explains missing rows. The slot that is not in use has no tokens. */
    void explain(Consumer<String> out) {
        if (!tokens.isEmpty() && behind > 0) {
            out.accept("The projection %s is %d event(s) behind; its rows were compared with the events it has handled."
                    .formatted(projection.processor(), behind));
        }
        if (!deadLetters.isEmpty()) {
            out.accept("The projection %s has %d dead letter(s); its rows were compared without these events."
                    .formatted(projection.processor(), deadLetters.size()));
        }
    }

    private static String key(String aggregate, long sequence) {
        return aggregate + "/" + sequence;
    }

    private static boolean covers(Segment segment, @Nullable TrackingToken token, EventRow event) {
        // All events of an aggregate are in one segment.
        if (!segment.matches(event.getAggregateIdentifier())) {
            return false;
        }
        Optional<MergedTrackingToken> merged = WrappedToken.unwrap(token, MergedTrackingToken.class);
        if (merged.isPresent()) {
            Segment[] halves = segment.split();
            return covers(halves[0], merged.get().lowerSegmentToken(), event)
                    || covers(halves[1], merged.get().upperSegmentToken(), event);
        }
        return WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken reached
                && event.index() <= reached.getIndex()
                && !reached.getGaps().contains(event.index());
    }
}
