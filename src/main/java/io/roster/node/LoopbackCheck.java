package io.roster.node;

import java.net.InetAddress;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to listen on an address that other machines can reach: without credentials, anyone there could change any account. */
@Component
@ConditionalOnWebApplication
class LoopbackCheck {

    LoopbackCheck(ServerProperties server, Environment environment) {
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartRefused(
                    "server.address is %s, which other machines can reach, but Roster does not check credentials."
                            .formatted(address == null ? "not set" : address.getHostAddress()),
                    "Set server.address to 127.0.0.1 (the default) or ::1, and put a reverse proxy that checks credentials"
                            + " in front of it on the same machine.");
        }
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            throw new StartRefused(
                    "management.server.port is a separate port, on which Roster would not check the Host and the Origin.",
                    "Leave management.server.port out: /actuator is served on server.port.");
        }
    }
}
