package io.roster.h2;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Profile;

/** Only where the database is the embedded one, in a file, and is not just verified. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Profile("!verify")
@ConditionalOnExpression("'${roster.role}' != 'command' && '${spring.datasource.url}'.startsWith('jdbc:h2:reserve:')")
@interface ConditionalOnEmbeddedFile {}
