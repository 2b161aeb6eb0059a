package io.roster.axon.command;

import io.roster.message.Command;
import io.roster.message.command.CommandRejected;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/** Puts a command's own rejection in place of Axon's exception when there is no aggregate to handle it. */
class AggregateNotFoundInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        try {
            return handler.proceed();
        } catch (AggregateNotFoundException e) {
            if (unitOfWork.getMessage().getPayload() instanceof Command command) {
                throw new CommandRejected(command.notFound());
            }
            throw e;
        }
    }
}
