package io.roster.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields by which one resource can be filtered and sorted, in the order of their declaration. */
public final class Fields {

    private final Map<String, Field> byName = new LinkedHashMap<>();
    private final Set<String> shown = new LinkedHashSet<>();

    /** The identifier comes first. */
    public Fields(Field... fields) {
        for (Field field : fields) {
            byName.put(field.name(), field);
            shown.add(field.name());
        }
    }

    /** These fields, and others that a resource shows, but by which it cannot be filtered or sorted. */
    public Fields alsoShowing(String... names) {
        Fields more = new Fields(all().toArray(Field[]::new));
        more.shown.addAll(List.of(names));
        return more;
    }

    public Collection<Field> all() {
        return byName.values();
    }

    public Collection<String> names() {
        return byName.keySet();
    }

    /** The names of all that a resource shows. */
    public Collection<String> shown() {
        return shown;
    }

    /** The name of something that the resource shows, as a caller sent it at a location. */
    public String requireShown(String name, String location) {
        if (!shown.contains(name)) {
            throw unknown(location, shown);
        }
        return name;
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
            throw unknown(location, names());
        }
        return field;
    }

    private static InvalidSearch unknown(String location, Collection<String> known) {
        return new InvalidSearch(location, "Unknown field. Known fields: " + String.join(", ", known) + ".");
    }

    public @Nullable Field ignoringCase(String name) {
        return all().stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
