package io.roster.message;

import org.axonframework.queryhandling.QueryExecutionException;

/** A query was refused. The {@link Rejection} is in {@link #getDetails()}, which also survives a remote query bus. */
public final class QueryRejected extends QueryExecutionException {
    private static final long serialVersionUID = 1L;

    public QueryRejected(Rejection rejection) {
        super(rejection.explanation(), null, rejection);
    }
}
