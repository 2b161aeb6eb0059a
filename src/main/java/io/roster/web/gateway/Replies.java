package io.roster.web.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the gateways answer. */
public final class Replies {

    private static final long SECONDS = 30;

    private Replies() {}

    /**
     * The answer.
     *
     * @throws NoReply if there is none after {@value #SECONDS} seconds
     */
    public static <T> T await(CompletableFuture<T> reply) {
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
    public static final class NoReply extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoReply(Throwable cause) {
            super("No reply within " + SECONDS + " seconds", cause);
        }
    }
}
