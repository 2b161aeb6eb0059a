package io.roster.web.gateway;

import io.roster.message.CommonRejection.OutcomeUnknown;
import io.roster.message.command.CommandRejected;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for replies from Axon's gateways. */
public final class Replies {

    private static final long TIMEOUT_SECONDS = 30;

    private Replies() {}

    /** Waits for a reply; after {@value #TIMEOUT_SECONDS} seconds the command is rejected with {@link OutcomeUnknown}. */
    public static <T> T await(CompletableFuture<T> reply) {
        try {
            return reply.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new CommandRejected(new OutcomeUnknown(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The node is shutting down. */
    public static RuntimeException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandRejected(new OutcomeUnknown(), e);
    }
}
