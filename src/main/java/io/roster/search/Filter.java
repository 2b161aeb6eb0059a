package io.roster.search;

import java.util.List;

/** Which rows to find: the one parsed form of every spelling of a filter. Made by a {@link SearchParser}, so its fields exist. */
public sealed interface Filter {

    /** Every row. */
    Filter ALL = new And(List.of());

    /** Whether any part of the filter is about this field. */
    boolean mentions(String field);

    /** The rows that match all of some filters; every row, if there are none. */
    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }

        @Override
        public boolean mentions(String field) {
            return filters.stream().anyMatch(filter -> filter.mentions(field));
        }
    }

    /**
     * The rows whose field has this value.
     *
     * @param field the name of the field
     * @param value the value, of the field's own type
     */
    record Equal(String field, Object value) implements Filter {
        @Override
        public boolean mentions(String name) {
            return field.equals(name);
        }
    }
}
