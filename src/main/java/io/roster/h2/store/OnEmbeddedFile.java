package io.roster.h2.store;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Not an expression: the name of a directory may contain what has a meaning in one. */
class OnEmbeddedFile implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return !environment.getRequiredProperty("roster.role").equals("command")
                && environment.getRequiredProperty("spring.datasource.url").startsWith("jdbc:h2:reserve:");
    }
}
