package io.roster.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The public name of a message: {@code create-user} for a command, {@code user.created} for an event, {@code email-taken}
 * for a rejection.
 *
 * <p>The event store, the message buses and the HTTP API use this name instead of the class name, so that a class can be renamed or
 * moved. A released name never changes its meaning.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MessageType {

    /** Lower-case words joined by hyphens and dots. */
    String value();
}
