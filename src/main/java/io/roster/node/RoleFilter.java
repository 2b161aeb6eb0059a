package io.roster.node;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Leaves out of a node what its role does not do: of each feature the folder {@code command}, or {@code query}. */
class RoleFilter extends TypeExcludeFilter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern COMMAND_SIDE = Pattern.compile("io\\.roster\\.\\w+\\.command\\..*");
    private static final Pattern QUERY_SIDE = Pattern.compile("io\\.roster\\.(\\w+\\.query|projection)\\..*");

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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoleFilter filter && filter.role == role;
    }

    @Override
    public int hashCode() {
        return role.hashCode();
    }
}
