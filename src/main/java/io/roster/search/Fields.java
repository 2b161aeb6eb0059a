package io.roster.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All fields of one resource that can be filtered and sorted by: the one place where they are declared. */
public final class Fields {

    private final Map<String, Field> byName = new LinkedHashMap<>();

    /**
     * The fields of a resource.
     *
     * @param fields the fields, the identifier first
     */
    public Fields(Field... fields) {
        for (Field field : fields) {
            byName.put(field.name(), field);
        }
    }

    /** The fields, in the order of their declaration. */
    public Collection<Field> all() {
        return byName.values();
    }

    /** The names, in the order of their declaration. */
    public Collection<String> names() {
        return byName.keySet();
    }

    /**
     * The field with this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field get(String name) {
        Field field = byName.get(name);
        if (field == null) {
            throw new IllegalArgumentException("No field " + name);
        }
        return field;
    }

    /** The field that is unique and makes every order complete. */
    public Field identifier() {
        return byName.values().iterator().next();
    }

    /** The field with this name in either case; null if there is none. */
    public @Nullable Field ignoringCase(String name) {
        return byName.values().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    /**
     * The field with this name.
     *
     * @param place where the name was read
     * @throws InvalidSearch if there is none
     */
    public Field require(String name, String place) {
        Field field = byName.get(name);
        if (field == null) {
            throw unknown(place);
        }
        return field;
    }

    public InvalidSearch unknown(String place) {
        return new InvalidSearch(place, "There is no such field. There are: " + String.join(", ", names()) + ".");
    }
}
