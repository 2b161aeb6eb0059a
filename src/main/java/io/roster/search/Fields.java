package io.roster.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields by which one resource can be filtered and sorted, in the order of their declaration. */
public final class Fields {

    private final Map<String, Field> byName = new LinkedHashMap<>();

    /** The identifier comes first. */
    public Fields(Field... fields) {
        for (Field field : fields) {
            byName.put(field.name(), field);
        }
    }

    public Collection<Field> all() {
        return byName.values();
    }

    public Collection<String> names() {
        return byName.keySet();
    }

    /** The unique field, which makes every sort order total. */
    public Field identifier() {
        return all().iterator().next();
    }

    /** The field with a name that is known to exist. */
    public Field get(String name) {
        return require(name, "");
    }

    /** The field with the name that a caller sent at a location. */
    public Field require(String name, String location) {
        Field field = byName.get(name);
        if (field == null) {
            throw new InvalidSearch(location, "Unknown field. Known fields: " + String.join(", ", names()) + ".");
        }
        return field;
    }

    public @Nullable Field ignoringCase(String name) {
        return all().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
