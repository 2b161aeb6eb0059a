package io.roster.readmodel;

/** Looks up the live slot of a read model. Each query does so, so that all nodes switch at once. */
public interface LiveSlots {

    Slot of(String readModel);
}
