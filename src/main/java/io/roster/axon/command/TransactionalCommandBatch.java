package io.roster.axon.command;

import io.roster.failure.FailureTranslator;
import io.roster.message.command.CommandBatch;
import io.roster.message.command.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Handles a batch in one unit of work on this node; each command has its own, nested in it. */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class TransactionalCommandBatch implements CommandBatch {

    private final RetryingCommandBus commandBus;
    private final TransactionManager transactions;

    TransactionalCommandBatch(RetryingCommandBus commandBus, TransactionManager transactions) {
        this.commandBus = commandBus;
        this.transactions = transactions;
    }

    @Override
    public List<Outcome> send(List<? extends CommandMessage<?>> commands) {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        try {
            unitOfWork.attachTransaction(transactions);
            for (CommandMessage<?> command : commands) {
                outcomes.add(handle(command));
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

    /** Without retries: a retry runs later, outside the batch's unit of work. */
    private Outcome handle(CommandMessage<?> command) {
        FutureCallback<Object, Outcome> callback = new FutureCallback<>();
        commandBus.dispatchWithoutRetries(command, callback);
        CommandResultMessage<? extends Outcome> result = callback.getResult();
        if (result.isExceptional()) {
            throw (RuntimeException) result.exceptionResult();
        }
        return result.getPayload();
    }
}
