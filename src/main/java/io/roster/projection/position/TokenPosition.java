package io.roster.projection.position;

import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Tokens as numbers: 0 before the first event. Tables number events from 1 on, but Axon Server from 0. */
public final class TokenPosition {

    private TokenPosition() {}

    /** How far a token is. */
    public static long of(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        return WrappedToken.unwrap(token, GlobalSequenceTrackingToken.class)
                .map(onServer -> onServer.getGlobalIndex() + 1)
                .orElseGet(() -> token.position().orElse(0));
    }

    /** Whether who is as far as a token has taken the event at another, the gaps of both considered. */
    public static boolean covers(@Nullable TrackingToken reached, @Nullable TrackingToken event) {
        if (reached == null || event == null) {
            return event == null;
        }
        TrackingToken lowest = WrappedToken.unwrapLowerBound(reached);
        return lowest != null && lowest.covers(WrappedToken.unwrapLowerBound(event));
    }
}
