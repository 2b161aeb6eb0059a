package io.roster.axon.command;

import io.roster.message.Command;
import io.roster.message.CommonRejection.IdInUse;
import io.roster.message.Rejection;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.CreatesAggregate;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.AxonException;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/** Rejects a command whose aggregate does not exist, or whose id belongs to an aggregate of another type. */
class AggregateNotFoundInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        try {
            return handler.proceed();
        } catch (AggregateNotFoundException | IncompatibleAggregateException e) {
            if (unitOfWork.getMessage().getPayload() instanceof Command command) {
                throw new CommandRejected(rejection(command, e), e);
            }
            throw e;
        }
    }

    /** The events of an aggregate of another type do not even give this one its identifier. */
    private static Rejection rejection(Command command, AxonException failure) {
        return failure instanceof IncompatibleAggregateException && command instanceof CreatesAggregate
                ? new IdInUse(command.aggregate().id())
                : command.notFound();
    }
}
