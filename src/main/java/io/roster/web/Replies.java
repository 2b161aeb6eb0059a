package io.roster.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the gateways answer. */
final class Replies {

    private static final long SECONDS = 30;

    private Replies() {}

    /**
     * The answer.
     *
     * @throws NoReply if there is none after {@value #SECONDS} seconds
     */
    static <T> T await(CompletableFuture<T> reply) {
        try {
            return reply.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new NoReply(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoReply(e);
        }
    }

    /** No answer came in time. What was asked for may still be done. */
    static final class NoReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoReply(Throwable cause) {
            super("No reply within " + SECONDS + " seconds", cause);
        }
    }
}
