package io.roster.axon.command;

import io.roster.message.command.Actor;
import io.roster.message.command.CommandMetaData;
import io.roster.message.command.Outcome;
import io.roster.text.Digest;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Answers a duplicate of a command that has succeeded with the outcome of the original, without handling it. */
class IdempotencyInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final Repository<IdempotencyRecord> records;
    private final Serializer serializer;

    IdempotencyInterceptor(Repository<IdempotencyRecord> records, Serializer serializer) {
        this.records = records;
        this.serializer = serializer;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        if (!command.getMetaData().containsKey(CommandMetaData.IDEMPOTENT)) {
            return handler.proceed();
        }
        String commandId = String.valueOf(command.getMetaData().get(CommandMetaData.COMMAND_ID));
        String id = "command-" + Digest.hex(Actor.own(commandId, command.getMetaData()));
        String digest = digest(command);
        Aggregate<IdempotencyRecord> record = records.loadOrCreate(id, () -> new IdempotencyRecord(id));
        Outcome earlier = record.invoke(it -> it.earlierOutcome(commandId, digest));
        if (earlier != null) {
            return earlier;
        }
        Outcome outcome = (Outcome) handler.proceed();
        record.execute(it -> it.record(digest, outcome));
        return outcome;
    }

    private String digest(CommandMessage<?> command) {
        String name = serializer.typeForClass(command.getPayloadType()).getName();
        String json = serializer.serialize(command.getPayload(), String.class).getData();
        Object reason = command.getMetaData().get(CommandMetaData.REASON);
        return Digest.hex(name + " " + json + (reason == null ? "" : " " + reason));
    }
}
