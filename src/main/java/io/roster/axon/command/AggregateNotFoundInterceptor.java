package io.roster.axon.command;

import io.roster.message.Command;
import io.roster.message.CommonRejection.IdInUse;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.CreatesAggregate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/** Translates Axon's exceptions when a command's aggregate does not exist, or its id belongs to an aggregate of another type. */
class AggregateNotFoundInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        try {
            return handler.proceed();
        } catch (AggregateNotFoundException | IncompatibleAggregateException e) {
            if (unitOfWork.getMessage().getPayload() instanceof Command command) {
                // With a cause, it is not about the id: the constructor of the aggregate has failed.
                if (e.getCause() != null) {
                    throw e;
                }
                boolean inUse = e instanceof IncompatibleAggregateException && command instanceof CreatesAggregate;
                throw new CommandRejected(
                        inUse ? new IdInUse(command.aggregate().id()) : command.notFound(), e);
            }
            throw e;
        }
    }
}
