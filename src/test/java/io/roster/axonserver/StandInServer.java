package io.roster.axonserver;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorReference;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.event.Event;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Speaks as much of Axon Server's protocol as commands, direct queries and an event store need. */
public final class StandInServer implements AutoCloseable {

    private static final InetAddress HOST = InetAddress.getLoopbackAddress();
    // Below the range that outgoing connections take theirs from, so that nobody takes it while the server is down.
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final EventLog log = new EventLog();
    private final Tally commandTally = new Tally();
    private final Tally queryTally = new Tally();
    private final int port;
    private final Consumer<NettyServerBuilder> protection;
    private CommandService commands = new CommandService(commandTally);
    private QueryService queries = new QueryService(queryTally);
    private PlatformService platform;
    private Endpoint endpoint;

    private StandInServer(int port, Consumer<NettyServerBuilder> protection) throws IOException {
        this.port = port;
        this.protection = protection;
        this.endpoint = listen();
    }

    /** Starts on a free port of 127.0.0.1. */
    public static StandInServer start() {
        return start(builder -> {});
    }

    /** Starts one that speaks TLS, with a certificate and its private key in PEM, and only to clients that have a token. */
    public static StandInServer start(Path certificate, Path key, String token) {
        return start(builder ->
                builder.useTransportSecurity(certificate.toFile(), key.toFile()).intercept(new TokenCheck(token)));
    }

    private static StandInServer start(Consumer<NettyServerBuilder> protection) {
        return persistently(
                () -> new StandInServer(ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT), protection));
    }

    private Endpoint listen() throws IOException {
        InetSocketAddress address = new InetSocketAddress(HOST, port);
        platform = new PlatformService(address);
        return new Endpoint(address, List.of(platform, commands, queries, new EventStoreService(log)), protection);
    }

    public int port() {
        return port;
    }

    /** Stops at once as if killed: all connections break, and the events stay. */
    public synchronized void kill() {
        endpoint.kill();
        commands = new CommandService(commandTally);
        queries = new QueryService(queryTally);
    }

    /** Starts again, after {@link #kill}, on the same port and with the events it had. */
    public synchronized void restart() {
        endpoint = persistently(this::listen);
    }

    @Override
    public void close() {
        kill();
    }

    /** How many commands each client has handled since the first start, by client id and command name. */
    public Map<String, Map<String, Long>> commandsByClient() {
        return commandTally.byClient();
    }

    /** How many queries each client has answered since the first start, by client id and query name. */
    public Map<String, Map<String, Long>> queriesByClient() {
        return queryTally.byClient();
    }

    /** What the connected clients have registered. */
    public synchronized List<Subscription> subscriptions() {
        return Stream.concat(commands.subscriptions(), queries.subscriptions()).toList();
    }

    /** The event processors that the connected clients report, by client id and name. */
    public synchronized Map<String, Map<String, EventProcessorInfo>> processors() {
        return platform.processors();
    }

    /** Pauses a processor on all clients, as the dashboard does. */
    public synchronized void pause(String processor) {
        platform.instruct(PlatformOutboundInstruction.newBuilder()
                .setPauseEventProcessor(reference(processor))
                .build());
    }

    /** Starts a processor on all clients, as the dashboard does. */
    public synchronized void start(String processor) {
        platform.instruct(PlatformOutboundInstruction.newBuilder()
                .setStartEventProcessor(reference(processor))
                .build());
    }

    private static EventProcessorReference reference(String processor) {
        return EventProcessorReference.newBuilder().setProcessorName(processor).build();
    }

    /** The stored events, oldest first. */
    public List<Event> events() {
        return log.all();
    }

    private static <T> T persistently(Attempt<T> attempt) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return attempt.make();
            } catch (IOException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw new UncheckedIOException(e);
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
    }

    private interface Attempt<T> {
        T make() throws IOException;
    }
}
