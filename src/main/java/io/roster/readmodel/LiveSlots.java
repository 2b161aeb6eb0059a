package io.roster.readmodel;

/** Tells which tables of a read model are live. It is asked for each query, so that all nodes switch at once. */
public interface LiveSlots {

    /** The live slot of a read model. */
    Slot of(String readModel);
}
