package io.roster.verify;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Leaves the HTTP adapter out of the application while it verifies a store: there is no web server, which that needs. */
class WithoutHttp extends TypeExcludeFilter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern HTTP_ADAPTER = Pattern.compile("io\\.roster\\.(\\w+\\.)?web\\..*");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().matchesProfiles(VerifyCommandLine.WORD)) {
            if (context.getEnvironment().getProperty("axon.axonserver.enabled", Boolean.class, false)) {
                throw new VerifyCommandLine.CannotRun("The events are in Axon Server; %s reads those of a database."
                        .formatted(VerifyCommandLine.WORD));
            }
            context.getBeanFactory().registerSingleton(WithoutHttp.class.getName(), this);
        }
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) {
        return HTTP_ADAPTER.matcher(type.getClassMetadata().getClassName()).matches();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WithoutHttp;
    }

    @Override
    public int hashCode() {
        return WithoutHttp.class.hashCode();
    }
}
