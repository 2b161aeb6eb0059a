package io.roster.message.command;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;

/** Several commands in one unit of work, and so in one transaction: all of them take effect, or none. */
public interface CommandBatch {

    /** The greatest number of commands in one batch. */
    int MAX_SIZE = 1_000;

    /**
     * Does all commands, in their order.
     *
     * @return the outcome of each
     * @throws BatchFailed if one of them fails; none has taken effect then
     */
    List<Outcome> send(List<? extends CommandMessage<?>> commands);

    /** A command of a batch failed, and none has taken effect. */
    final class BatchFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int index;
        private final RuntimeException reason;

        public BatchFailed(int index, RuntimeException reason) {
            super(reason);
            this.index = index;
            this.reason = reason;
        }

        /** Which command, counted from 0; the batch's size if it was none of them, but the commit of all. */
        public int index() {
            return index;
        }

        /** Why. */
        public RuntimeException reason() {
            return reason;
        }
    }
}
