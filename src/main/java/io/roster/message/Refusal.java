package io.roster.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a {@link Rejection} tells its caller. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refusal {

    /** The kind of rejection. */
    Rejection.Kind kind();

    /**
     * The explanation: sentences for a person, without personal data. It is a {@link java.util.Formatter} text; the components of
     * the record are its arguments, in order.
     */
    String value();

    /** The field of the command that caused the rejection; empty if none did. */
    String field() default "";
}
