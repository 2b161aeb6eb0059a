package io.roster.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** All fields of one resource that can be searched and sorted by: the one place where they are declared. */
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

    /** The names, in the order of their declaration. */
    public Collection<String> names() {
        return byName.keySet();
    }

    /** The field that is unique and makes every order complete. */
    Field identifier() {
        return byName.values().iterator().next();
    }

    /**
     * The field with this name.
     *
     * @param place where the name was read
     * @throws InvalidSearch if there is none
     */
    Field require(String name, String place) {
        Field field = byName.get(name);
        if (field == null) {
            throw new InvalidSearch(place, "There is no such field. There are: " + String.join(", ", names()) + ".");
        }
        return field;
    }
}
