package io.roster.http;

import java.util.UUID;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.beans.factory.annotation.Autowired;

@OnAxonServer
class DeadLettersOnServerTest extends DeadLettersTest {

    @Autowired
    private AxonServerConnectionManager connections;

    @Override
    void storeUnreadable(UUID id, int version) {
        ForeignEvents.store(connections, id, version, "user.renamed", "{\"id\":");
    }

    /** What Axon Server has stored is not mended there. */
    @Override
    void aReplayTriesEachEventAnew() {}
}
