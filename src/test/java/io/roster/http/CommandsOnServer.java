package io.roster.http;

import java.util.concurrent.TimeUnit;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.beans.factory.annotation.Autowired;

/** The events are where no table tells of them. */
abstract class CommandsOnServer extends CommandsTest {

    @Autowired
    private AxonServerConnectionManager connections;

    @Override
    long events() {
        return lastPosition();
    }

    @Override
    long lastPosition() {
        return connections
                .getConnection()
                .eventChannel()
                .getLastToken()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
