package io.roster.projection.consistency;

import io.roster.message.CommonRejection.ReadModelBehind;
import io.roster.message.CommonRejection.UnknownConsistencyToken;
import io.roster.projection.run.Projections;
import io.roster.readmodel.Consistency;
import io.roster.readmodel.ConsistencyToken;
import io.roster.readmodel.QueryRejected;
import io.roster.readmodel.ReadModel;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Holds a query back until the read model contains the writes that the query's {@link Consistency} names. */
@Component
class ConsistencyInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(32);

    private final List<ReadModel> readModels;
    private final ObjectProvider<Projections> projections;

    ConsistencyInterceptor(List<ReadModel> readModels, ObjectProvider<Projections> projections) {
        this.readModels = List.copyOf(readModels);
        this.projections = projections;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        Consistency wanted = Consistency.in(unitOfWork.getMessage().getMetaData());
        if (wanted != null && !areReached(wanted, unitOfWork.getMessage().getPayloadType()) && wanted.required()) {
            throw new QueryRejected(new ReadModelBehind(projections.getObject().eventsBehind()));
        }
        return handler.proceed();
    }

    private boolean areReached(Consistency wanted, Class<?> query) {
        long deadline = System.nanoTime() + wanted.timeout().toNanos();
        return wanted.tokens().stream().allMatch(token -> isReached(token, query, deadline));
    }

    private boolean isReached(ConsistencyToken token, Class<?> query, long deadline) {
        ReadModel model = readModels.stream()
                .filter(it -> it.answers(query)
                        && it.aggregateType().equals(token.aggregate().type()))
                .findFirst()
                .orElseThrow(() -> new QueryRejected(new UnknownConsistencyToken()));
        for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            if (model.versionOf(token.aggregate().id()).orElse(-1L) >= token.version()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(pause);
        }
    }
}
