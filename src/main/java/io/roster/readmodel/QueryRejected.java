package io.roster.readmodel;

import io.roster.message.Rejection;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;

/** A query was rejected. {@link #getDetails()} holds the {@link Rejection}, which also survives a remote query bus. */
public final class QueryRejected extends QueryExecutionException {

    private static final long serialVersionUID = 1L;

    public QueryRejected(Rejection rejection) {
        this(rejection, null);
    }

    public QueryRejected(Rejection rejection, @Nullable Throwable cause) {
        super(rejection.explanation(), cause, rejection);
    }
}
