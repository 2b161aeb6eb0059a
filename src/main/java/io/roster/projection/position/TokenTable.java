package io.roster.projection.position;

import io.roster.node.ClaimAges;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code token}. Unlike Axon's token store it shows tokens without claiming them, whichever node runs their processor. */
@Component
public class TokenTable {

    private final JdbcClient jdbc;
    private final Serializer serializer;
    private final ClaimAges ages;

    TokenTable(JdbcClient jdbc, Serializer serializer, ClaimAges ages) {
        this.jdbc = jdbc;
        this.serializer = serializer;
        this.ages = ages;
    }

    /** The segments of a processor; none if it has never run. */
    public List<Segment> of(String processor) {
        return jdbc.sql(
                        "select segment, token, token_type, owner, time_stamp from token where processor_name = ? order by segment")
                .param(processor)
                .query((row, number) -> new Segment(
                        row.getInt("segment"),
                        token(row.getBytes("token"), row.getString("token_type")),
                        row.getString("owner"),
                        ages.isOverdue(ages.of(
                                processor,
                                row.getInt("segment"),
                                row.getString("owner"),
                                row.getString("time_stamp")))))
                .list();
    }

    /** The position of the segment that is furthest behind. */
    public long position(String processor) {
        return of(processor).stream().mapToLong(Segment::position).min().orElse(0);
    }

    /** The position of the segment that is furthest ahead. */
    public long highestPosition(String processor) {
        return of(processor).stream().mapToLong(Segment::position).max().orElse(0);
    }

    /** Whether all segments of two processors have handled the same events. */
    public boolean areEqual(String one, String other) {
        return Stream.of(one, other)
                        .flatMap(processor -> of(processor).stream())
                        .flatMap(segment -> Stream.of(
                                Optional.ofNullable(WrappedToken.unwrapLowerBound(segment.token())),
                                Optional.ofNullable(WrappedToken.unwrapUpperBound(segment.token()))))
                        .distinct()
                        .count()
                <= 1;
    }

    /** Deletes the segments of a processor, as if it had never run. */
    public void delete(String processor) {
        jdbc.sql("delete from token where processor_name = ?").param(processor).update();
    }

    private @Nullable TrackingToken token(byte @Nullable [] token, String type) {
        return token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }

    /**
     * A segment of a processor, with the node that has claimed it.
     *
     * @param abandoned whether no node has claimed it or renewed its claim for half of the claim timeout
     */
    public record Segment(
            int id, @Nullable TrackingToken token, @Nullable String owner, boolean abandoned) {

        public long position() {
            return TokenPosition.of(token);
        }

        /** Until it has reached the event before the reset; Axon keeps the token until an event after it. */
        public boolean isReplaying() {
            return token instanceof ReplayToken replay
                    && !TokenPosition.covers(replay.getCurrentToken(), replay.getTokenAtReset());
        }
    }
}
