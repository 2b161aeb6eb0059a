package io.roster.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind and text of a {@link Rejection}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RejectionDetails {

    Rejection.Kind kind();

    /** The format of the explanation, without personal data. Its arguments are the components of the record, in order. */
    String value();

    /** The member of the command that caused the rejection, if one did. */
    String field() default "";
}
