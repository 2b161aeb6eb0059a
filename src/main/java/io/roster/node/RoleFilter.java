package io.roster.node;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Excludes what the role of a node does not need: the command side or the query side of each feature, and the database. */
class RoleFilter
        implements ApplicationContextInitializer<ConfigurableApplicationContext>,
                AutoConfigurationImportFilter,
                EnvironmentAware {

    /** A feature's package; the exceptions have subpackages of the same names. */
    private static final String FEATURE = "io\\.roster\\.(?!axon|message|web)\\w+\\.";

    private static final Pattern COMMAND_SIDE = Pattern.compile(FEATURE + "command\\..*");
    private static final Pattern QUERY_SIDE =
            Pattern.compile(FEATURE + "(query|reaction)\\..*|io\\.roster\\.projection\\..*");
    private static final Pattern DATABASE = Pattern.compile("org\\.springframework\\.boot\\.(jdbc|flyway)\\..*");

    private Role role = Role.ALL;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        setEnvironment(context.getEnvironment());
        context.getBeanFactory().registerSingleton(RoleFilter.class.getName(), new TypeExcludeFilter() {
            @Override
            public boolean match(MetadataReader type, MetadataReaderFactory types) {
                String name = type.getClassMetadata().getClassName();
                return switch (role) {
                    case ALL -> false;
                    case COMMAND -> QUERY_SIDE.matcher(name).matches();
                    case QUERY -> COMMAND_SIDE.matcher(name).matches();
                };
            }
        });
    }

    @Override
    public void setEnvironment(Environment environment) {
        role = Role.of(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] included = new boolean[autoConfigurations.length];
        for (int i = 0; i < included.length; i++) {
            String name = autoConfigurations[i];
            included[i] = role != Role.COMMAND
                    || name == null
                    || !DATABASE.matcher(name).matches();
        }
        return included;
    }
}
