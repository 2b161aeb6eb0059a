package io.roster.text;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a value type admits, as far as a JSON Schema can say it. The type's constructor checks this and more. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TextForm {

    /** The greatest length, in Unicode code points. */
    int maxLength();

    /** A format of JSON Schema (2020-12, Validation, section 7.3); empty if none fits. */
    String format() default "";
}
