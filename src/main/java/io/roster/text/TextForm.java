package io.roster.text;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The constraints of a value type that a JSON Schema can express. The type's constructor checks these and more. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TextForm {

    /** In Unicode code points. */
    int maxLength();

    /** A format of JSON Schema (2020-12, Validation, section 7.3). */
    String format() default "";
}
