package io.roster.web.query;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route with query parameters of the query language, for the OpenAPI document: it takes too many to declare each. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SearchRoute {

    /** What the route answers, and so which parameters it takes. */
    Kind value();

    /** The kinds of route. */
    enum Kind {
        /** One aggregate, by its id: {@code fields}. */
        FETCH,
        /** The only match: {@code fields} and filters. */
        ONE,
        /** A page of matches: all parameters. */
        LIST
    }
}
