package io.roster.h2;

import io.roster.database.Durability;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Ends a transaction only when it has been written. One that is rolled back waits too, because why it was may be in a commit that has not been
 * written yet: the address that is taken, for example.
 */
@Component
@ConditionalOnEmbeddedFile
class GroupCommitTransactionManager extends DataSourceTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient GroupCommit groupCommit;

    GroupCommitTransactionManager(DataSource database, GroupCommit groupCommit) {
        super(database);
        this.groupCommit = groupCommit;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (Durability.REPEATABLE.equals(status.getTransactionName())) {
            super.doCommit(status);
        } else {
            groupCommit.commit(() -> super.doCommit(status));
            groupCommit.await();
        }
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        super.doRollback(status);
        groupCommit.await();
    }
}
