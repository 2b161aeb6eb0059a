package io.roster.h2.store;

import io.roster.database.Durability;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * Ends a transaction only when it has been written, and gives its connection back before it waits for that. One that is rolled back waits
 * too: the reason may be in a commit that has not been written yet, an address that is taken for example.
 */
@Component
@ConditionalOnEmbeddedFile
class GroupCommitTransactionManager implements PlatformTransactionManager {

    private final PlatformTransactionManager transactions;
    private final GroupCommit groupCommit;

    GroupCommitTransactionManager(DataSource database, GroupCommit groupCommit) {
        this.transactions = new DataSourceTransactionManager(database);
        this.groupCommit = groupCommit;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        return transactions.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        if (status.isNewTransaction() && !Durability.REPEATABLE.equals(status.getTransactionName())) {
            groupCommit.commit(() -> transactions.commit(status));
            groupCommit.await();
        } else {
            transactions.commit(status);
        }
    }

    @Override
    public void rollback(TransactionStatus status) {
        boolean outermost = status.isNewTransaction();
        transactions.rollback(status);
        if (outermost) {
            groupCommit.await();
        }
    }
}
