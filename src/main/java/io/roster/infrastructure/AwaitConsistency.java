package io.roster.infrastructure;

import io.roster.message.Consistency;
import io.roster.message.ConsistencyToken;
import io.roster.message.QueryRejected;
import io.roster.message.ReadModel;
import io.roster.message.ReadModelBehind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Holds a query back until the read model contains the write that the query's {@link Consistency} names. */
class AwaitConsistency implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(32);

    private final Map<String, ReadModel> readModels;
    private final ObjectProvider<Projections> projections;

    AwaitConsistency(List<ReadModel> readModels, ObjectProvider<Projections> projections) {
        this.readModels = readModels.stream().collect(Collectors.toMap(ReadModel::aggregateType, Function.identity()));
        this.projections = projections;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        Consistency wanted = Consistency.in(unitOfWork.getMessage().getMetaData());
        if (wanted != null && !isReached(wanted.token(), wanted.patience()) && wanted.required()) {
            throw new QueryRejected(new ReadModelBehind(projections.getObject().eventsBehind()));
        }
        return handler.proceed();
    }

    private boolean isReached(ConsistencyToken token, Duration patience) {
        ReadModel model = readModels.get(token.aggregate().type());
        long deadline = System.nanoTime() + patience.toNanos();
        for (long pause = FIRST_PAUSE; model != null; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            if (model.versionOf(token.aggregate().id()).orElse(-1L) >= token.version()) {
                return true;
            }
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(pause);
        }
        return false;
    }
}
