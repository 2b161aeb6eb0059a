package io.roster.web.stream;

import io.roster.web.command.Receipt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The answer to one line of a stream, with the command id in the line, valid or not. */
record Answer(long line, @Nullable String commandId, CompletableFuture<Receipt> receipt) {

    /** Marks the end of the stream. */
    static final Answer END = new Answer(0, null, new CompletableFuture<>());

    boolean isEnd() {
        return line == END.line;
    }
}
