package io.roster.web.query;

import io.roster.limit.QueryCaller;
import io.roster.message.Vocabulary;
import io.roster.readmodel.Consistency;
import io.roster.readmodel.ConsistencyToken;
import io.roster.web.access.Caller;
import io.roster.web.gateway.MessageTimers;
import io.roster.web.gateway.RecentWrites;
import io.roster.web.gateway.Replies;
import io.roster.web.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends queries. */
@Component
public class QueryDispatcher {

    private static final int BRIEF_SECONDS = 1;

    private final QueryGateway gateway;
    private final RecentWrites writes;
    private final MessageTimers timers;
    private final Map<Class<?>, String> aggregateTypes = new HashMap<>();

    QueryDispatcher(QueryGateway gateway, RecentWrites writes, MessageTimers timers, List<Vocabulary> vocabularies) {
        this.gateway = gateway;
        this.writes = writes;
        this.timers = timers;
        for (Vocabulary vocabulary : vocabularies) {
            vocabulary.types().forEach(type -> aggregateTypes.put(type, vocabulary.aggregateType()));
        }
    }

    /**
     * Sends a query and waits for the answer.
     *
     * @param token the write that the answer must contain; without one, the answer contains all writes of this node to the
     *     feature's aggregates, unless the read model lags far behind
     */
    public <T> T ask(Object query, Class<T> answer, @Nullable ConsistencyToken token) {
        List<ConsistencyToken> outstanding = token == null ? outstandingWrites(query) : List.of();
        if (outstanding.isEmpty()) {
            return askWithoutRecentWrites(query, answer, token);
        }
        T reply = send(query, answer, new Consistency(outstanding, false).metaData());
        writes.awaited(outstanding);
        return reply;
    }

    /** Sends a query whose answer may lack recent writes of this node, except that of the token. */
    public <T> T askWithoutRecentWrites(Object query, Class<T> answer, @Nullable ConsistencyToken token) {
        return send(query, answer, token == null ? Map.of() : new Consistency(List.of(token), true).metaData());
    }

    /** The answer to a query, if it comes within a second; empty otherwise, and if the query fails. */
    public <T> Optional<T> askBriefly(Object query, Class<T> answer) {
        try {
            return Optional.of(dispatch(query, answer, Map.of()).get(BRIEF_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw Replies.interrupted(e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private List<ConsistencyToken> outstandingWrites(Object query) {
        return writes.outstanding().stream()
                .filter(write -> write.aggregate().type().equals(aggregateTypes.get(query.getClass())))
                .toList();
    }

    private <T> T send(Object query, Class<T> answer, Map<String, String> metaData) {
        long start = System.nanoTime();
        try {
            T reply = Replies.await(dispatch(query, answer, metaData));
            timers.query(query, "answered", start);
            return reply;
        } catch (RuntimeException e) {
            timers.query(query, Problems.nameOf(e), start);
            throw e;
        }
    }

    private <T> CompletableFuture<T> dispatch(Object query, Class<T> answer, Map<String, String> metaData) {
        return gateway.query(
                Vocabulary.nameOf(query.getClass()),
                new GenericMessage<>(
                        query,
                        MetaData.from(metaData)
                                .mergedWith(
                                        QueryCaller.metaData(Caller.current().key()))),
                ResponseTypes.instanceOf(answer));
    }
}
