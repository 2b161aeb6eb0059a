package io.roster.axonserver;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.Channel;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.group.ChannelGroup;
import io.grpc.netty.shaded.io.netty.channel.group.DefaultChannelGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A listening gRPC server whose sockets can all be closed at one moment. */
final class Endpoint {

    // One thread, so that nothing is sent to anybody between the closing of the first socket and the last.
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ChannelGroup sockets = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Server server;

    Endpoint(InetSocketAddress address, List<BindableService> services, Consumer<NettyServerBuilder> protection)
            throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address)
                .bossEventLoopGroup(loop)
                .workerEventLoopGroup(loop)
                .channelFactory(RecordingSocket::new)
                // The client pings each second by default, which gRPC would take for an attack.
                .permitKeepAliveTime(1, TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true);
        protection.accept(builder);
        services.forEach(builder::addService);
        server = builder.build();
        try {
            server.start();
        } catch (IOException e) {
            kill();
            throw e;
        }
    }

    /** Breaks every connection without a word, as the end of a process would. */
    void kill() {
        if (loop.isShuttingDown()) {
            return;
        }
        try {
            CompletableFuture.runAsync(this::closeSockets, loop).join();
            server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
            loop.shutdownGracefully(0, 10, TimeUnit.SECONDS).await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Past gRPC, which would first reset each call.
    private void closeSockets() {
        sockets.forEach(it -> it.unsafe().close(it.voidPromise()));
    }

    private final class RecordingSocket extends NioServerSocketChannel {

        RecordingSocket() {
            sockets.add(this);
        }

        @Override
        protected int doReadMessages(List<Object> accepted) throws Exception {
            int count = super.doReadMessages(accepted);
            accepted.forEach(it -> sockets.add((Channel) it));
            return count;
        }
    }
}
