package io.roster.node;

import java.lang.management.ManagementFactory;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The id of this node, unique among the nodes on one database. Unless configured, it is random. */
@Component
public class NodeId {

    private final String value;

    NodeId(@Value("${roster.node-id}") String configured) {
        value = configured.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName() + "-" + UUID.randomUUID()
                : configured;
    }

    public String value() {
        return value;
    }
}
