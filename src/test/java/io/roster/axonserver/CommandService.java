package io.roster.axonserver;

import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.stub.StreamObserver;
import io.roster.axonserver.HandlerStream.Call;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Sends each command to the one client that its routing key falls to. */
final class CommandService extends CommandServiceGrpc.CommandServiceImplBase {

    private static final String NO_HANDLER = "AXONIQ-4000";
    private static final String DUPLICATED = "AXONIQ-4005";
    private static final String CONNECTION_TO_HANDLER_LOST = "AXONIQ-4001";

    private final Tally tally;
    private final List<CommandStream> streams = new CopyOnWriteArrayList<>();

    CommandService(Tally tally) {
        this.tally = tally;
    }

    Stream<Subscription> subscriptions() {
        return streams.stream().flatMap(it -> it.subscriptions().stream());
    }

    @Override
    public StreamObserver<CommandProviderOutbound> openStream(StreamObserver<CommandProviderInbound> client) {
        CommandStream stream = new CommandStream(new Outbound<>(client));
        streams.add(stream);
        return stream;
    }

    @Override
    public void dispatch(Command command, StreamObserver<CommandResponse> caller) {
        Call<CommandResponse> call =
                new Call<>(command.getMessageIdentifier(), command.getName(), new Outbound<>(caller));
        CommandProviderInbound message =
                CommandProviderInbound.newBuilder().setCommand(command).build();
        if (streams.stream().anyMatch(it -> it.awaits(call.id()))) {
            call.caller().answer(failure(call, DUPLICATED, "command id " + call.id() + " duplicated"));
            return;
        }
        String key = routingKey(command);
        boolean sent = streams.stream()
                .filter(it -> it.serves(command.getName()))
                .sorted(Comparator.comparingLong(it -> weight(key, it.clientId())))
                .anyMatch(it -> it.offer(call, message));
        if (!sent) {
            call.caller().answer(failure(call, NO_HANDLER, "No Handler for command: " + command.getName()));
        }
    }

    private static String routingKey(Command command) {
        return command.getProcessingInstructionsList().stream()
                .filter(it -> it.getKey() == ProcessingKey.ROUTING_KEY)
                .map(ProcessingInstruction::getValue)
                .map(it -> it.getTextValue())
                .findFirst()
                .orElseGet(command::getMessageIdentifier);
    }

    // Rendezvous hashing: a client that comes or goes moves no key between the others.
    private static long weight(String key, String client) {
        return new SplittableRandom(((long) key.hashCode() << Integer.SIZE) ^ client.hashCode()).nextLong();
    }

    private static CommandResponse failure(Call<?> call, String code, String message) {
        return CommandResponse.newBuilder()
                .setMessageIdentifier(UUID.randomUUID().toString())
                .setRequestIdentifier(call.id())
                .setErrorCode(code)
                .setErrorMessage(Replies.error(code, message))
                .build();
    }

    private final class CommandStream
            extends HandlerStream<CommandProviderOutbound, CommandProviderInbound, CommandResponse> {

        CommandStream(Outbound<CommandProviderInbound> client) {
            super(client, tally, streams);
        }

        @Override
        public void onNext(CommandProviderOutbound message) {
            switch (message.getRequestCase()) {
                case SUBSCRIBE -> subscribe(subscription(message.getSubscribe()));
                case UNSUBSCRIBE -> unsubscribe(subscription(message.getUnsubscribe()));
                case FLOW_CONTROL -> permit(message.getFlowControl().getPermits());
                case COMMAND_RESPONSE ->
                    answer(message.getCommandResponse().getRequestIdentifier(), message.getCommandResponse());
                default -> {}
            }
            if (!message.getInstructionId().isEmpty()) {
                acknowledge(CommandProviderInbound.newBuilder()
                        .setAck(Replies.acknowledgement(message.getInstructionId()))
                        .build());
            }
        }

        private Subscription subscription(CommandSubscription it) {
            return new Subscription(
                    Subscription.Kind.COMMAND, it.getCommand(), it.getComponentName(), it.getClientId());
        }

        @Override
        CommandResponse lost(Call<CommandResponse> call) {
            return failure(call, CONNECTION_TO_HANDLER_LOST, "Connection to handler lost: " + call.name());
        }
    }
}
