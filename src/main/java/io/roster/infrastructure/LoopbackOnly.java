package io.roster.infrastructure;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Refuses to start on an address that other machines can reach: whoever can reach Roster can change every account. */
@Component
@ConditionalOnWebApplication
class LoopbackOnly {

    LoopbackOnly(ServerProperties server) {
        InetAddress address = server.getAddress();
        if (address == null || !address.isLoopbackAddress()) {
            throw new ReachableWithoutCredentials(address);
        }
    }

    /** Roster was told to listen where others can reach it. */
    static final class ReachableWithoutCredentials extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ReachableWithoutCredentials(@Nullable InetAddress address) {
            super("server.address is %s, which other machines can reach, and Roster has no credentials to ask them for"
                    .formatted(address == null ? "not set" : address.getHostAddress()));
        }
    }
}
