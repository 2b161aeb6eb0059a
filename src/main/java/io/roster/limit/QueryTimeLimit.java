package io.roster.limit;

import io.roster.message.CommonRejection.QueryTimeUsedUp;
import io.roster.readmodel.QueryRejected;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Limits how long the queries of one caller take, on the node that answers them. What a query waits for its read model does not count,
 * and so this is the last interceptor. A query is not cut short: the next one is rejected with {@link QueryTimeUsedUp}.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class QueryTimeLimit implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    private final RateLimit micros;

    QueryTimeLimit(Limits limits) {
        micros = new RateLimit(
                TimeUnit.NANOSECONDS.toMicros(limits.queryTimePerCaller().toNanos()));
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        Object caller = unitOfWork.getMessage().getMetaData().get(QueryCaller.KEY);
        if (caller == null) {
            return handler.proceed();
        }
        long seconds = micros.secondsToWait(caller.toString());
        if (seconds > 0) {
            throw new QueryRejected(new QueryTimeUsedUp(seconds));
        }
        long start = System.nanoTime();
        try {
            return handler.proceed();
        } finally {
            micros.charge(caller.toString(), TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
        }
    }
}
