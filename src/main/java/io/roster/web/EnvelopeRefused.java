package io.roster.web;

import io.roster.web.Commands.Order;

/** A command that came in an envelope was refused; what is to blame stands elsewhere there than in the body of its own request. */
final class EnvelopeRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Order order;
    private final RuntimeException reason;

    EnvelopeRefused(Order order, RuntimeException reason) {
        super(reason);
        this.order = order;
        this.reason = reason;
    }

    RuntimeException reason() {
        return reason;
    }

    /** The place in the envelope of what is a field of the command. */
    String pointer(String field) {
        boolean isId = EnvelopeReader.idOf(order.command().getClass()).getName().equals(field);
        return isId ? "#/aggregate/id" : "#/payload/" + field;
    }
}
