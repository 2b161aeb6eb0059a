package io.roster.axon.command;

import io.roster.failure.FailureTranslator;
import io.roster.message.command.CommandBatch;
import io.roster.message.command.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Handles a batch in one unit of work on this node; each command has a unit of work nested in it. */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class TransactionalCommandBatch implements CommandBatch {

    private final CommandGateway gateway;
    private final TransactionManager transactions;

    TransactionalCommandBatch(RetryingCommandBus commandBus, TransactionManager transactions) {
        // A command that is retried later is no longer part of the batch.
        this.gateway = DefaultCommandGateway.builder()
                .commandBus(commandBus.withoutRetries())
                .build();
        this.transactions = transactions;
    }

    @Override
    public List<Outcome> send(List<? extends CommandMessage<?>> commands) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        try {
            unitOfWork.attachTransaction(transactions);
            for (CommandMessage<?> command : commands) {
                outcomes.add(gateway.<Outcome>send(command).join());
            }
            unitOfWork.commit();
            return outcomes;
        } catch (RuntimeException e) {
            RuntimeException cause = FailureTranslator.ofCommand(e);
            if (unitOfWork.isActive()) {
                unitOfWork.rollback(cause);
            }
            throw new BatchFailed(outcomes.size(), cause);
        }
    }
}
