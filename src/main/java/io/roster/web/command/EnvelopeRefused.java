package io.roster.web.command;

import io.roster.web.command.CommandDispatcher.Order;

/** A command that came in an envelope was refused; what is to blame stands elsewhere there than in the body of its own request. */
public final class EnvelopeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Order order;
    private final RuntimeException reason;

    public EnvelopeRefused(Order order, RuntimeException reason) {
        super(reason);
        this.order = order;
        this.reason = reason;
    }

    public RuntimeException reason() {
        return reason;
    }

    /** The place in the envelope of what is a field of the command. */
    public String pointer(String field) {
        boolean isId = EnvelopeReader.idOf(order.command().getClass()).getName().equals(field);
        return isId ? "#/aggregate/id" : "#/payload/" + field;
    }
}
