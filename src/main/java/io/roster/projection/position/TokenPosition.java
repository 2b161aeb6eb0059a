package io.roster.projection.position;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Converts tokens to positions: 0 before the first event. The event table counts from 1, Axon Server from 0. */
public final class TokenPosition {

    private TokenPosition() {}

    public static long of(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        return WrappedToken.unwrap(token, GlobalSequenceTrackingToken.class)
                .map(onServer -> onServer.getGlobalIndex() + 1)
                .orElseGet(() -> token.position().orElse(0));
    }

    /** Whether token {@code reached} covers token {@code event}, gaps included. */
    public static boolean covers(@Nullable TrackingToken reached, @Nullable TrackingToken event) {
        if (reached == null || event == null) {
            return event == null;
        }
        TrackingToken lowest = WrappedToken.unwrapLowerBound(reached);
        return lowest != null && lowest.covers(WrappedToken.unwrapLowerBound(event));
    }
}
