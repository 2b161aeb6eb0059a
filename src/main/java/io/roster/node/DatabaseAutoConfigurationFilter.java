package io.roster.node;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Excludes the auto-configuration of the database on a node without read models. */
class DatabaseAutoConfigurationFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final Pattern DATABASE = Pattern.compile("org\\.springframework\\.boot\\.(jdbc|flyway)\\..*");

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
            matches[i] = needed || name == null || !DATABASE.matcher(name).matches();
        }
        return matches;
    }
}
