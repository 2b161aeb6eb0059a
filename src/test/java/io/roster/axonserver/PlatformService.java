package io.roster.axonserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Keeps every client on the connection it came by, acknowledges whatever it instructs, and knows what processors it reports. */
final class PlatformService extends PlatformServiceGrpc.PlatformServiceImplBase {

    private final NodeInfo node;
    private final List<ControlStream> streams = new CopyOnWriteArrayList<>();

    PlatformService(InetSocketAddress address) {
        this.node = NodeInfo.newBuilder()
                .setHostName(address.getHostString())
                .setGrpcPort(address.getPort())
                .setNodeName("stand-in")
                .build();
    }

    @Override
    public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> caller) {
        new Outbound<>(caller)
                .answer(PlatformInfo.newBuilder()
                        .setPrimary(node)
                        .setSameConnection(true)
                        .build());
    }

    @Override
    public StreamObserver<PlatformInboundInstruction> openStream(StreamObserver<PlatformOutboundInstruction> client) {
        ControlStream stream = new ControlStream(new Outbound<>(client));
        streams.add(stream);
        return stream;
    }

    /** The event processors that each client reports, by client id and name. */
    Map<String, Map<String, EventProcessorInfo>> processors() {
        return streams.stream()
                .filter(stream -> !stream.clientId.isEmpty())
                .collect(Collectors.toMap(stream -> stream.clientId, stream -> Map.copyOf(stream.processors)));
    }

    /** Sends all clients an instruction, as the dashboard does. */
    void instruct(PlatformOutboundInstruction instruction) {
        streams.forEach(stream -> stream.client.send(instruction));
    }

    private final class ControlStream implements StreamObserver<PlatformInboundInstruction> {

        private final Outbound<PlatformOutboundInstruction> client;
        private final Map<String, EventProcessorInfo> processors = new ConcurrentHashMap<>();
        private volatile String clientId = "";

        ControlStream(Outbound<PlatformOutboundInstruction> client) {
            this.client = client;
        }

        @Override
        public void onNext(PlatformInboundInstruction instruction) {
            if (instruction.hasRegister()) {
                clientId = instruction.getRegister().getClientId();
            } else if (instruction.hasEventProcessorInfo()) {
                EventProcessorInfo processor = instruction.getEventProcessorInfo();
                processors.put(processor.getProcessorName(), processor);
            }
            if (!instruction.getInstructionId().isEmpty()) {
                client.send(PlatformOutboundInstruction.newBuilder()
                        .setAck(Replies.acknowledgement(instruction.getInstructionId()))
                        .build());
            }
        }

        @Override
        public void onError(Throwable cause) {
            streams.remove(this);
            client.complete();
        }

        @Override
        public void onCompleted() {
            streams.remove(this);
            client.complete();
        }
    }
}
