package io.roster.limit;

import java.util.Map;

/** Who asks, in the metadata of a query. */
public final class QueryCaller {

    static final String KEY = "caller";

    private QueryCaller() {}

    /** The metadata for a caller; none for one without a name, to whom no limit applies. */
    public static Map<String, String> metaData(String caller) {
        return caller.isEmpty() ? Map.of() : Map.of(KEY, caller);
    }
}
