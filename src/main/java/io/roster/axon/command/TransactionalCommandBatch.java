package io.roster.axon.command;

import io.roster.message.command.CommandBatch;
import io.roster.message.command.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Batches as one unit of work on this node, within which each command has a nested one. */
@Component
@ConditionalOnBooleanProperty(name = "axon.axonserver.enabled", havingValue = false)
class TransactionalCommandBatch implements CommandBatch {

    private final CommandGateway gateway;
    private final TransactionManager transactions;

    TransactionalCommandBatch(CommandBus commandBus, TransactionManager transactions) {
        // Without retries: a command that is repeated later is no longer in the batch.
        this.gateway = DefaultCommandGateway.builder().commandBus(commandBus).build();
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
            RuntimeException cause =
                    e instanceof CompletionException && e.getCause() instanceof RuntimeException inner ? inner : e;
            if (unitOfWork.isActive()) {
                unitOfWork.rollback(cause);
            }
            throw new BatchFailed(outcomes.size(), cause);
        }
    }
}
