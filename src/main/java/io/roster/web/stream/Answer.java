package io.roster.web.stream;

import io.roster.web.command.CommandRequest;
import io.roster.web.command.Receipt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one line of a stream.
 *
 * @param line the number of the line, counted from 1
 * @param commandId the command id that the line gives, valid or not
 * @param request the command; null if the line cannot be read as one
 * @param receipt the receipt, or why there is none
 */
record Answer(
        long line, @Nullable String commandId, @Nullable CommandRequest request, CompletableFuture<Receipt> receipt) {

    /** Comes after the last answer. */
    static final Answer END =
            new Answer(0, null, null, CompletableFuture.failedFuture(new IllegalStateException("end")));

    boolean isEnd() {
        return line == END.line;
    }
}
