package io.roster;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Excludes the feature that exists only in tests, unless a test includes it by the property {@code test.room}. */
class RoomFilter extends TypeExcludeFilter implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private boolean included;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        included = context.getEnvironment().getProperty("test.room", Boolean.class, false);
        context.getBeanFactory().registerSingleton(RoomFilter.class.getName(), this);
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) {
        return !included && type.getClassMetadata().getClassName().startsWith("io.roster.room.");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoomFilter filter && filter.included == included;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(included);
    }
}
