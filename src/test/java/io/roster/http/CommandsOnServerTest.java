package io.roster.http;

import io.roster.axonserver.StandInServer;
import org.springframework.beans.factory.annotation.Autowired;

@OnAxonServer
class CommandsOnServerTest extends CommandsTest {

    @Autowired
    private StandInServer server;

    @Override
    long events() {
        return server.events().size();
    }

    @Override
    long lastPosition() {
        return server.events().size();
    }
}
