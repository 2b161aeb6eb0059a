package io.roster.projection.position;

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

/** The positions, as the store has them, so that they are known on every node and also of a projection that does not run. */
@Component
public class TokenTable {

    private final JdbcClient jdbc;
    private final Serializer serializer;

    TokenTable(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** The segments of a processor; none if it never ran. */
    public List<Segment> of(String processor) {
        return jdbc.sql("select segment, token, token_type, owner from token where processor_name = ? order by segment")
                .param(processor)
                .query((row, number) -> {
                    TrackingToken token = token(row.getBytes("token"), row.getString("token_type"));
                    return new Segment(
                            row.getInt("segment"),
                            token,
                            TokenPosition.of(token),
                            token instanceof ReplayToken,
                            row.getString("owner"));
                })
                .list();
    }

    /** The position of a processor: that of its segment that is least far. */
    public long position(String processor) {
        return of(processor).stream().mapToLong(Segment::position).min().orElse(0);
    }

    /** The position of a processor: that of its segment that is furthest. */
    public long furthest(String processor) {
        return of(processor).stream().mapToLong(Segment::position).max().orElse(0);
    }

    /** Whether all segments of two processors have taken the same events. */
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

    /** Leaves a processor without segments, as before its first start. */
    public void forget(String processor) {
        jdbc.sql("delete from token where processor_name = ?").param(processor).update();
    }

    private @Nullable TrackingToken token(byte @Nullable [] token, String type) {
        return token == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(token, byte[].class, type, null));
    }

    /**
     * A segment of a processor.
     *
     * @param id its number
     * @param token where it is, with the gaps
     * @param position the position of the last event that it has taken; 0 before the first
     * @param replaying whether it takes events again
     * @param owner the node that runs it
     */
    public record Segment(
            int id,
            @Nullable TrackingToken token,
            long position,
            boolean replaying,
            @Nullable String owner) {}
}
