package io.roster.readmodel;

import java.util.List;

/**
 * Makes a read model from events, in the tables of one slot. There is one for each slot of each read model; its event handlers
 * are found by their annotations.
 */
public interface Projection {

    /** The name of the read model, the same in both slots. */
    String readModel();

    /** Where the rows are. */
    Slot slot();

    /** The tables that are filled, in an order that is the same for both slots; each has a unique key that is no personal data. */
    List<String> tables();

    /**
     * Empties the tables, which the embedded database does not undo when the transaction is rolled back. It is called while no event is
     * handled, in the transaction that has set the position before the first one; if it fails, it is called again.
     */
    void clear();

    /** The name of the processor that runs it, under which its position is kept. */
    default String processor() {
        return processor(readModel(), slot());
    }

    /** The name of the processor of a read model in a slot. */
    static String processor(String readModel, Slot slot) {
        return readModel + "-" + slot;
    }
}
