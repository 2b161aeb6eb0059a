package io.roster.verify.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** Which events of the store a projection has taken, by its own account: the tokens of its segments, less its dead letters. */
public final class ProjectionPosition {

    private final Map<Segment, TrackingToken> tokens;
    private final Set<String> deadLetters;

    private ProjectionPosition(Map<Segment, TrackingToken> tokens, Set<String> deadLetters) {
        this.tokens = tokens;
        this.deadLetters = deadLetters;
    }

    public static ProjectionPosition of(String processor, VerifiedStore store, Serializer serializer) {
        Map<Integer, TrackingToken> bySegment = new TreeMap<>();
        List<Integer> segments = store.jdbc()
                .query(
                        "select segment, token, token_type from token where processor_name = ?",
                        (row, number) -> {
                            int segment = row.getInt("segment");
                            byte[] token = row.getBytes("token");
                            if (token != null) {
                                bySegment.put(
                                        segment,
                                        serializer.deserialize(new SimpleSerializedObject<>(
                                                token, byte[].class, row.getString("token_type"), null)));
                            }
                            return segment;
                        },
                        processor);
        int[] all = segments.stream().mapToInt(Integer::intValue).toArray();
        Map<Segment, TrackingToken> tokens = new TreeMap<>();
        bySegment.forEach((segment, token) -> tokens.put(Segment.computeSegment(segment, all), token));
        return new ProjectionPosition(tokens, deadLetters(processor, store));
    }

    /** There is a limit to them. */
    private static Set<String> deadLetters(String processor, VerifiedStore store) {
        return new HashSet<>(store.jdbc()
                .query(
                        "select aggregate, sequence_number from dead_letter where processor = ?",
                        (row, number) -> name(row.getString("aggregate"), row.getLong("sequence_number")),
                        processor));
    }

    private static String name(String aggregate, long sequence) {
        return aggregate + "/" + sequence;
    }

    /** Events of one aggregate go to one segment. */
    boolean contains(EventRow event) {
        return !deadLetters.contains(name(event.aggregate(), event.sequence())) && isPassed(event);
    }

    /** Whether it was taken or set aside. */
    boolean isPassed(EventRow event) {
        return tokens.entrySet().stream()
                .anyMatch(it -> it.getKey().matches(event.aggregate()) && contains(it.getKey(), it.getValue(), event));
    }

    /** Whether the projection has ever run. */
    public boolean isKnown() {
        return !tokens.isEmpty();
    }

    public int deadLetters() {
        return deadLetters.size();
    }

    /** The position of the last event that was taken; 0 before the first. */
    public long last() {
        return tokens.values().stream()
                .map(WrappedToken::unwrapUpperBound)
                .filter(Objects::nonNull)
                .mapToLong(token -> token.position().orElse(0))
                .max()
                .orElse(0);
    }

    private static boolean contains(Segment segment, @Nullable TrackingToken token, EventRow event) {
        Optional<MergedTrackingToken> merged = WrappedToken.unwrap(token, MergedTrackingToken.class);
        if (merged.isPresent()) {
            Segment[] halves = segment.split();
            return halves[0].matches(event.aggregate())
                    ? contains(halves[0], merged.get().lowerSegmentToken(), event)
                    : contains(halves[1], merged.get().upperSegmentToken(), event);
        }
        return WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken taken
                && event.index() <= taken.getIndex()
                && !taken.getGaps().contains(event.index());
    }
}
