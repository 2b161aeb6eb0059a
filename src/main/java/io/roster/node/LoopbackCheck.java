package io.roster.node;

import java.net.InetAddress;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start on an address that other machines can reach: whoever can reach Roster can change every account. */
@Component
@ConditionalOnWebApplication
class LoopbackCheck {

    LoopbackCheck(ServerProperties server, Environment environment) {
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartRefused(
                    "server.address is %s, which other machines can reach, and Roster has no credentials to ask them for"
                            .formatted(address == null ? "not set" : address.getHostAddress()),
                    "Set server.address to 127.0.0.1 (the default) or ::1, and let what checks credentials, a reverse proxy on"
                            + " the same machine for example, pass requests on.");
        }
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            throw new StartRefused(
                    "management.server.port is a port of its own, on which Roster would not look where requests come from",
                    "Leave management.server.port out: /actuator is served on server.port.");
        }
    }
}
