package io.roster.search.parse;

import io.roster.search.InvalidSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the errors of a query, so that a caller learns of all of them at once. */
final class Errors {

    private final List<InvalidSearch.Finding> all = new ArrayList<>();

    /** Parses a part of a query; returns something else if it is invalid. */
    <T> T collect(Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (InvalidSearch e) {
            add(e);
            return otherwise;
        }
    }

    void attempt(Runnable part) {
        try {
            part.run();
        } catch (InvalidSearch e) {
            add(e);
        }
    }

    void add(InvalidSearch error) {
        all.addAll(error.errors());
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new InvalidSearch(all);
        }
    }
}
