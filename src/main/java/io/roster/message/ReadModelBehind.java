package io.roster.message;

import io.roster.readmodel.ConsistencyToken;

/**
 * The read model does not contain the write that a {@link ConsistencyToken} stands for, and did not get there in time.
 *
 * @param events how many events the read model is behind the store, about
 */
@MessageType("read-model-behind")
public record ReadModelBehind(long events) implements Rejection {

    @Override
    public Kind kind() {
        return Kind.UNAVAILABLE;
    }

    @Override
    public String explanation() {
        return "The read model does not contain the write of the consistency token yet; it is %d events behind."
                .formatted(events);
    }
}
