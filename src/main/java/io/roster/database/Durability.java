package io.roster.database;

/**
 * Whether what has been committed survives a killed process. A database that commits to its disk needs no bean of this type; one that
 * writes later has one.
 */
public interface Durability {

    /** The name of a transaction that does not wait to be written: what it did is done again if the process is killed. */
    String REPEATABLE = "repeatable";

    /**
     * Waits until everything that is committed has been written.
     *
     * @throws org.springframework.transaction.TransactionSystemException if it may be lost
     */
    void await();
}
