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
 * <p>The store, the wire and the HTTP interface know a message by this name and never by its class, so that a class can be
 * renamed or moved without breaking history. A name, once released, is never given another meaning.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MessageType {

    /** The name: lower-case words, joined by hyphens and dots. */
    String value();
}
