package io.roster.verify;

import io.roster.node.StartRefused;
import java.util.regex.Pattern;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Excludes the HTTP adapter, which needs a web server, from {@code verify}. */
class WithoutHttp implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern HTTP_ADAPTER = Pattern.compile("io\\.roster\\.(\\w+\\.)?web\\..*");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().matchesProfiles(VerifyCommandLine.WORD)) {
            if (context.getEnvironment().getProperty("axon.axonserver.enabled", Boolean.class, false)) {
                throw new StartRefused(
                        "The events are in Axon Server; %s reads those in a database."
                                .formatted(VerifyCommandLine.WORD),
                        "Omit the profile axonserver to verify events in a database.");
            }
            context.getBeanFactory().registerSingleton(WithoutHttp.class.getName(), new TypeExcludeFilter() {
                @Override
                public boolean match(MetadataReader type, MetadataReaderFactory types) {
                    return HTTP_ADAPTER
                            .matcher(type.getClassMetadata().getClassName())
                            .matches();
                }
            });
        }
    }
}
