package io.roster.projection.consistency;

import io.roster.message.CommonRejection.ReadModelBehind;
import io.roster.message.CommonRejection.ReadModelBuilding;
import io.roster.message.CommonRejection.UnknownConsistencyToken;
import io.roster.projection.run.Projections;
import io.roster.readmodel.Consistency;
import io.roster.readmodel.ConsistencyToken;
import io.roster.readmodel.QueryRejected;
import io.roster.readmodel.ReadModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Delays a query until the read model contains the writes that the query's {@link Consistency} names. */
@Component
@Order(0)
class ConsistencyInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(32);

    private final List<ReadModel> readModels;
    private final ObjectProvider<Projections> projections;
    private final ObjectProvider<EventStore> events;

    ConsistencyInterceptor(
            List<ReadModel> readModels, ObjectProvider<Projections> projections, ObjectProvider<EventStore> events) {
        this.readModels = List.copyOf(readModels);
        this.projections = projections;
        this.events = events;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        QueryMessage<?, ?> query = unitOfWork.getMessage();
        Consistency consistency = Consistency.in(query.getMetaData());
        if (consistency != null) {
            long deadline = System.nanoTime() + consistency.timeout().toNanos();
            boolean contained = consistency.tokens().stream()
                    .allMatch(token -> awaitWrite(token, query.getPayloadType(), consistency.required(), deadline));
            if (!contained && consistency.required()) {
                throw new QueryRejected(
                        new ReadModelBehind(projections.getObject().eventsBehind(processor -> true)));
            }
        }
        return handler.proceed();
    }

    private boolean awaitWrite(ConsistencyToken token, Class<?> query, boolean required, long deadline) {
        ReadModel model = readModels.stream()
                .filter(it -> it.answers(query)
                        && it.aggregateType().equals(token.aggregate().type()))
                .findFirst()
                .orElseThrow(() -> new QueryRejected(new UnknownConsistencyToken()));
        for (long pause = MIN_PAUSE_NANOS; ; pause = Math.min(2 * pause, MAX_PAUSE_NANOS)) {
            if (contains(model, token)) {
                return true;
            }
            if (pause == MIN_PAUSE_NANOS && required && !isStored(token)) {
                throw new QueryRejected(new UnknownConsistencyToken());
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(pause);
        }
    }

    private static boolean contains(ReadModel model, ConsistencyToken token) {
        try {
            return model.versionOf(token.aggregate().id()).orElse(-1L) >= token.version();
        } catch (QueryRejected e) {
            if (e.getDetails().filter(ReadModelBuilding.class::isInstance).isPresent()) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the write of a token was made. Otherwise no read model will ever contain it. */
    private boolean isStored(ConsistencyToken token) {
        return events.getObject().lastSequenceNumberFor(token.aggregate().id()).orElse(-1L) >= token.version();
    }
}
