package io.roster.node;

import java.util.Locale;
import org.springframework.core.env.Environment;

/** What a node does, as {@code roster.role} says. Whatever it does, it answers any request: Axon Server brings it to a node that can. */
enum Role {
    /** Both of what follows. */
    ALL,
    /** Handles commands. It has no read model, and needs no database. */
    COMMAND,
    /** Runs projections, and answers queries. */
    QUERY;

    static final String PROPERTY = "roster.role";

    /**
     * The role of a node.
     *
     * @throws StartRefused if there is no such role, or nothing to bring requests to other nodes
     */
    static Role of(Environment environment) {
        String name = environment.getProperty(PROPERTY, "all");
        Role role = of(name);
        if (role != ALL && !environment.getProperty("axon.axonserver.enabled", Boolean.class, false)) {
            throw new StartRefused(
                    "A node with %s=%s does a part of the work, and without Axon Server nothing brings the rest to others."
                            .formatted(PROPERTY, name),
                    "Add the profile axonserver, or leave the role out.");
        }
        return role;
    }

    private static Role of(String name) {
        for (Role role : values()) {
            if (role.toString().equals(name)) {
                return role;
            }
        }
        throw new StartRefused(
                "There is no role \"%s\".".formatted(name), "Set %s to all, command or query.".formatted(PROPERTY));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
