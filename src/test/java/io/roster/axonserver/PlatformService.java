package io.roster.axonserver;

import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;

/** Keeps every client on the connection it came by, and acknowledges whatever it instructs. */
final class PlatformService extends PlatformServiceGrpc.PlatformServiceImplBase {

    private final NodeInfo node;

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
        return new ControlStream(new Outbound<>(client));
    }

    private record ControlStream(Outbound<PlatformOutboundInstruction> client)
            implements StreamObserver<PlatformInboundInstruction> {

        @Override
        public void onNext(PlatformInboundInstruction instruction) {
            if (!instruction.getInstructionId().isEmpty()) {
                client.send(PlatformOutboundInstruction.newBuilder()
                        .setAck(Replies.acknowledgement(instruction.getInstructionId()))
                        .build());
            }
        }

        @Override
        public void onError(Throwable cause) {
            client.complete();
        }

        @Override
        public void onCompleted() {
            client.complete();
        }
    }
}
