package io.roster.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A field by which results are sorted, and in which order. Its JSON is that of a query. */
public record Sort(String field, Order order) {

    public Sort(String field, boolean descending) {
        this(field, descending ? Order.DESCENDING : Order.ASCENDING);
    }

    public boolean descending() {
        return order == Order.DESCENDING;
    }

    public enum Order {
        @JsonProperty("asc")
        ASCENDING,
        @JsonProperty("desc")
        DESCENDING
    }
}
