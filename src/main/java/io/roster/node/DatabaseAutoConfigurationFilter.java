package io.roster.node;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Sets up no database on a node that has no read models. */
class DatabaseAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private boolean needed = true;

    @Override
    public void setEnvironment(Environment environment) {
        needed = Role.of(environment) != Role.COMMAND;
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = needed || name == null || !isOfDatabase(name);
        }
        return matches;
    }

    private static boolean isOfDatabase(String autoConfiguration) {
        return Stream.of("org.springframework.boot.jdbc.", "org.springframework.boot.flyway.")
                .anyMatch(autoConfiguration::startsWith);
    }
}
