package io.roster.h2.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Profile;

/** Only if this node serves from the embedded database in a file. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Profile("!verify")
@Conditional(OnEmbeddedFile.class)
public @interface ConditionalOnEmbeddedFile {}
