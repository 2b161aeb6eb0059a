package io.roster.node;

import java.net.InetAddress;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to listen on an address that other machines can reach unless credentials are required: anyone there could change any account. */
@Component
@ConditionalOnWebApplication
class LoopbackCheck {

    LoopbackCheck(Credentials credentials, ServerProperties server, Environment environment) {
        if (credentials.areRequired()) {
            return;
        }
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new StartRefused(
                    "server.address is %s, which other machines can reach, but no credentials are set."
                            .formatted(address == null ? "not set" : address.getHostAddress()),
                    "Set roster.security.admin-token to a secret of at least 32 characters, or server.address to 127.0.0.1"
                            + " (the default) or ::1.");
        }
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            throw new StartRefused(
                    "management.server.port is a separate port, on which Roster would not check the Host and the Origin.",
                    "Set roster.security.admin-token, or leave management.server.port out: /actuator is served on server.port.");
        }
    }
}
