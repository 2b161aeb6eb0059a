package io.roster.node;

import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What a node does, from {@code roster.role}. Any node accepts any request: Axon Server routes it to a node that handles it. */
enum Role {
    ALL,
    /** Handles commands; has no read models and needs no database. */
    COMMAND,
    /** Runs projections and answers queries. */
    QUERY;

    private static final String PROPERTY = "roster.role";

    static Role of(Environment environment) {
        String name = environment.getProperty(PROPERTY, "all");
        Role role = Stream.of(values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new StartRefused(
                        "Unknown role \"%s\".".formatted(name),
                        "Set %s to all, command or query.".formatted(PROPERTY)));
        if (role != ALL && !environment.getProperty("axon.axonserver.enabled", Boolean.class, false)) {
            throw new StartRefused(
                    "A node with %s=%s needs Axon Server to route other requests to other nodes."
                            .formatted(PROPERTY, name),
                    "Add the profile axonserver, or omit %s.".formatted(PROPERTY));
        }
        return role;
    }
}
