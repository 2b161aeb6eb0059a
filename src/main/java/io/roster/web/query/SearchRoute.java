package io.roster.web.query;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a route whose parameters are those of the query language; the OpenAPI document derives them from the resource. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SearchRoute {

    Kind value();

    /** Which parameters a route accepts. */
    enum Kind {
        /** One aggregate by id: {@code fields}. */
        FETCH,
        /** The only match: {@code fields} and filters. */
        ONE,
        /** A page of matches: all parameters. */
        LIST
    }
}
