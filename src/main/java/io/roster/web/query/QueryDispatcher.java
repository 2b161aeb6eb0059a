package io.roster.web.query;

import io.roster.message.Vocabulary;
import io.roster.readmodel.Consistency;
import io.roster.readmodel.ConsistencyToken;
import io.roster.web.gateway.MessageTimers;
import io.roster.web.gateway.RecentWrites;
import io.roster.web.gateway.Replies;
import io.roster.web.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives queries to the gateway. */
@Component
public class QueryDispatcher {

    private final QueryGateway gateway;
    private final RecentWrites writes;
    private final MessageTimers measures;
    private final Map<Class<?>, String> aggregateTypes = new HashMap<>();

    QueryDispatcher(QueryGateway gateway, RecentWrites writes, MessageTimers measures, List<Vocabulary> vocabularies) {
        this.gateway = gateway;
        this.writes = writes;
        this.measures = measures;
        for (Vocabulary vocabulary : vocabularies) {
            vocabulary.types().forEach(type -> aggregateTypes.put(type, vocabulary.aggregateType()));
        }
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param presented the write that the answer must contain; without one, it contains all writes of this node to
     *     aggregates of the query's feature, unless the read model is far behind
     * @throws io.roster.readmodel.QueryRejected if the query is refused
     */
    public <T> T ask(Object query, Class<T> answer, @Nullable ConsistencyToken presented) {
        if (presented != null) {
            return ask(query, answer, new Consistency(List.of(presented), true));
        }
        String aggregateType = aggregateTypes.get(query.getClass());
        List<ConsistencyToken> outstanding = writes.outstanding().stream()
                .filter(write -> write.aggregate().type().equals(aggregateType))
                .toList();
        if (outstanding.isEmpty()) {
            return send(GenericMessage.asMessage(query), query, answer);
        }
        T reply = ask(query, answer, new Consistency(outstanding, false));
        writes.awaited(outstanding);
        return reply;
    }

    /**
     * Asks a read model that is not the one that shows the writes of this node at once.
     *
     * @param presented the write that the answer must contain; without one, it contains what the model has by now
     * @throws io.roster.readmodel.QueryRejected if the query is refused
     */
    public <T> T askOther(Object query, Class<T> answer, @Nullable ConsistencyToken presented) {
        return presented == null ? send(GenericMessage.asMessage(query), query, answer) : ask(query, answer, presented);
    }

    private <T> T ask(Object query, Class<T> answer, Consistency consistency) {
        return send(GenericMessage.asMessage(query).andMetaData(consistency.metaData()), query, answer);
    }

    private <T> T send(Object message, Object query, Class<T> answer) {
        long start = System.nanoTime();
        try {
            T reply = Replies.await(
                    gateway.query(Vocabulary.nameOf(query.getClass()), message, ResponseTypes.instanceOf(answer)));
            measures.query(query, "answered", start);
            return reply;
        } catch (RuntimeException e) {
            measures.query(query, Problems.nameOf(e), start);
            throw e;
        }
    }
}
