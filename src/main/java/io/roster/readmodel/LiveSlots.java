package io.roster.readmodel;

/** Looks up the live slot of a read model. Each query does so, so that all nodes switch at once. */
public interface LiveSlots {

    /**
     * The live slot of a read model.
     *
     * @throws QueryRejected if the read model is being built in it, so that it does not yet contain what it should
     */
    Slot of(String readModel);
}
