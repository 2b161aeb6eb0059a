package io.roster.axonserver;

import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.query.QueryProviderInbound;
import io.axoniq.axonserver.grpc.query.QueryProviderOutbound;
import io.axoniq.axonserver.grpc.query.QueryRequest;
import io.axoniq.axonserver.grpc.query.QueryResponse;
import io.axoniq.axonserver.grpc.query.QueryServiceGrpc;
import io.axoniq.axonserver.grpc.query.QuerySubscription;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.roster.axonserver.HandlerStream.Call;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sends each query to one client that handles it, the next in turn. */
final class QueryService extends QueryServiceGrpc.QueryServiceImplBase {

    private static final String NO_HANDLER = "AXONIQ-5000";
    private static final String DISPATCH_ERROR = "AXONIQ-5002";

    private final Tally tally;
    private final List<QueryStream> streams = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> turns = new ConcurrentHashMap<>();

    QueryService(Tally tally) {
        this.tally = tally;
    }

    Stream<Subscription> subscriptions() {
        return streams.stream().flatMap(it -> it.subscriptions().stream());
    }

    @Override
    public StreamObserver<QueryProviderOutbound> openStream(StreamObserver<QueryProviderInbound> client) {
        QueryStream stream = new QueryStream(new Outbound<>(client));
        streams.add(stream);
        return stream;
    }

    @Override
    public void query(QueryRequest query, StreamObserver<QueryResponse> caller) {
        Call<QueryResponse> call = new Call<>(query.getMessageIdentifier(), query.getQuery(), new Outbound<>(caller));
        if (!direct(query)) {
            call.caller().fail(Status.UNIMPLEMENTED.asRuntimeException());
            return;
        }
        QueryProviderInbound message =
                QueryProviderInbound.newBuilder().setQuery(query).build();
        List<QueryStream> candidates =
                streams.stream().filter(it -> it.serves(query.getQuery())).collect(Collectors.toList());
        Collections.rotate(candidates, -turns.merge(query.getQuery(), 1, Integer::sum));
        if (candidates.stream().noneMatch(it -> it.offer(call, message))) {
            call.caller().answer(failure(call, NO_HANDLER, "No handler for query: " + query.getQuery()));
        }
    }

    private static boolean direct(QueryRequest query) {
        return query.getProcessingInstructionsList().stream()
                .filter(it -> it.getKey() == ProcessingKey.NR_OF_RESULTS)
                .allMatch(it -> it.getValue().getNumberValue() == 1);
    }

    private static QueryResponse failure(Call<?> call, String code, String message) {
        return QueryResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(call.id())
                .setErrorCode(code)
                .setErrorMessage(Replies.error(code, message))
                .build();
    }

    private final class QueryStream extends HandlerStream<QueryProviderOutbound, QueryProviderInbound, QueryResponse> {

        QueryStream(Outbound<QueryProviderInbound> client) {
            super(client, tally, streams);
        }

        @Override
        public void onNext(QueryProviderOutbound message) {
            switch (message.getRequestCase()) {
                case SUBSCRIBE -> subscribe(subscription(message.getSubscribe()));
                case UNSUBSCRIBE -> unsubscribe(subscription(message.getUnsubscribe()));
                case FLOW_CONTROL -> permit(message.getFlowControl().getPermits());
                case QUERY_RESPONSE ->
                    answer(message.getQueryResponse().getRequestIdentifier(), message.getQueryResponse());
                case QUERY_COMPLETE ->
                    finish(message.getQueryComplete().getRequestId())
                            .ifPresent(it -> it.caller().complete());
                default -> {}
            }
            if (!message.getInstructionId().isEmpty()) {
                acknowledge(QueryProviderInbound.newBuilder()
                        .setAck(Replies.acknowledgement(message.getInstructionId()))
                        .build());
            }
        }

        private Subscription subscription(QuerySubscription it) {
            return new Subscription(Subscription.Kind.QUERY, it.getQuery(), it.getComponentName(), it.getClientId());
        }

        @Override
        QueryResponse lost(Call<QueryResponse> call) {
            return failure(call, DISPATCH_ERROR, "Connection to handler lost: " + call.name());
        }
    }
}
