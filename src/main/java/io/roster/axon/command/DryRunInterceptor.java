package io.roster.axon.command;

import io.roster.axon.store.StagedEvents;
import io.roster.message.AggregateReference;
import io.roster.message.Vocabulary;
import io.roster.message.command.CommandMetaData;
import io.roster.message.command.DryRun;
import io.roster.message.command.DryRun.PreviewedEvent;
import io.roster.message.command.DryRunCompleted;
import io.roster.message.command.Outcome;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Ends a dry run with an exception after the command was handled, so that its events are not appended. */
class DryRunInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        Object outcome = handler.proceed();
        if (!unitOfWork.getMessage().getMetaData().containsKey(CommandMetaData.DRY_RUN)) {
            return outcome;
        }
        List<PreviewedEvent> facts = StagedEvents.of(unitOfWork).stream()
                .map(event -> new PreviewedEvent(
                        Vocabulary.nameOf(event.getPayloadType()),
                        new AggregateReference(event.getType(), event.getAggregateIdentifier()),
                        event.getSequenceNumber(),
                        event.getPayload()))
                .toList();
        throw new DryRunCompleted(new DryRun((Outcome) outcome, facts));
    }
}
