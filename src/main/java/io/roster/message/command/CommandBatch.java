package io.roster.message.command;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;

/** Executes several commands in one unit of work, and so in one transaction: all of them take effect, or none. */
public interface CommandBatch {

    int MAX_SIZE = 1_000;

    /** Executes the commands in order and returns their outcomes. */
    List<Outcome> send(List<? extends CommandMessage<?>> commands);

    /** A command or the commit of a batch failed, and none of the commands takes effect. */
    final class BatchFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int index;
        private final RuntimeException reason;

        public BatchFailed(int index, RuntimeException reason) {
            super(reason);
            this.index = index;
            this.reason = reason;
        }

        /** The index of the command that failed; the size of the batch if the commit failed. */
        public int index() {
            return index;
        }

        public RuntimeException reason() {
            return reason;
        }
    }
}
