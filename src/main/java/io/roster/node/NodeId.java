package io.roster.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who this node is among those on one database. No two that run at a time may have one id, so that without a given one it is drawn. */
@Component
public class NodeId {

    private final String value;

    NodeId(@Value("${roster.node-id}") String given) {
        value = given.isBlank() ? host() + "-" + UUID.randomUUID() : given;
    }

    public String value() {
        return value;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
