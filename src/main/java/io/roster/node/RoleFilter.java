package io.roster.node;

import java.util.regex.Pattern;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Excludes the components that the role of a node does not need: the command side or the query side of each feature. */
class RoleFilter extends TypeExcludeFilter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** A feature's package; the exceptions have subpackages of the same names. */
    private static final String FEATURE = "io\\.roster\\.(?!axon|message|web)\\w+\\.";

    private static final Pattern COMMAND_SIDE = Pattern.compile(FEATURE + "command\\..*");
    private static final Pattern QUERY_SIDE =
            Pattern.compile(FEATURE + "(query|reaction)\\..*|io\\.roster\\.projection\\..*");

    private Role role = Role.ALL;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        role = Role.of(context.getEnvironment());
        context.getBeanFactory().registerSingleton(RoleFilter.class.getName(), this);
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) {
        String name = type.getClassMetadata().getClassName();
        return switch (role) {
            case ALL -> false;
            case COMMAND -> QUERY_SIDE.matcher(name).matches();
            case QUERY -> COMMAND_SIDE.matcher(name).matches();
        };
    }
}
