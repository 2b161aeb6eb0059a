package io.roster.web.gateway;

import io.roster.message.CommonRejection.OutcomeUnknown;
import io.roster.message.command.CommandRejected;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the answers of Axon's gateways. */
public final class Replies {

    private static final long TIMEOUT_SECONDS = 30;

    private Replies() {}

    /**
     * The answer.
     *
     * @throws CommandRejected with {@link OutcomeUnknown} if there is none within {@value #TIMEOUT_SECONDS} seconds
     */
    public static <T> T await(CompletableFuture<T> reply) {
        try {
            return reply.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new CommandRejected(new OutcomeUnknown(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends a wait that was interrupted because the node stops. */
    public static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandRejected(new OutcomeUnknown(), e);
    }
}
