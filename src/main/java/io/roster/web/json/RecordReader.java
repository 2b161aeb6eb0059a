package io.roster.web.json;

import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import io.roster.web.json.RecordType.Component;
import io.roster.web.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Deserializes JSON objects as records, one component at a time, to report every violation and not only the first. A
 * component is required unless it is {@link Nullable}; unknown members are violations. A list has at most {@value #MAX_ELEMENTS} elements.
 */
public class RecordReader {

    private static final int MAX_ELEMENTS = 100;

    private final ObjectMapper mapper;

    public RecordReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Deserializes a record; throws {@link InvalidContent} with all violations. */
    public <T> T read(JsonNode json, Class<T> type) {
        List<Violation> violations = new ArrayList<>();
        Map<String, @Nullable Object> values = values(json, type, "#", Map.of(), violations);
        if (!violations.isEmpty()) {
            throw new InvalidContent(violations);
        }
        return instantiate(type, values);
    }

    /**
     * Deserializes the components of a record.
     *
     * @param given the values of components that are not members of the object
     * @return the given and the valid values, by component
     */
    public Map<String, @Nullable Object> values(
            JsonNode json,
            Class<?> type,
            String pointer,
            Map<String, ? extends @Nullable Object> given,
            List<Violation> violations) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
        if (!json.isObject()) {
            violations.add(new Violation(pointer, "must be a JSON object"));
            return values;
        }
        List<Component> components = RecordType.of(type).components().stream()
                .filter(component -> !given.containsKey(component.name()))
                .toList();
        addUnknownMembers(json, components, pointer, violations);
        for (Component component : components) {
            String name = component.name();
            JsonNode value = json.get(name);
            if (value != null && value.isNull() && !component.required()) {
                violations.add(new Violation(
                        append(pointer, name), "cannot be null, that is, removed: give it a value, or leave it out"));
            } else if (value != null) {
                String at = append(pointer, name);
                Class<?> elements = component.elements();
                values.put(
                        name,
                        elements == null
                                ? value(value, component.type(), at, violations)
                                : list(value, elements, at, violations));
            } else if (component.required()) {
                violations.add(new Violation(append(pointer, name), "is missing"));
            }
        }
        return values;
    }

    private List<@Nullable Object> list(JsonNode json, Class<?> elements, String pointer, List<Violation> violations) {
        List<@Nullable Object> values = new ArrayList<>();
        if (!json.isArray() || json.size() > MAX_ELEMENTS) {
            violations.add(new Violation(pointer, "must be an array of at most " + MAX_ELEMENTS + " elements"));
            return values;
        }
        for (JsonNode element : json.values()) {
            values.add(value(element, elements, pointer + "/" + values.size(), violations));
        }
        return values;
    }

    /** Deserializes a value; returns null and adds a violation if it is invalid. */
    public @Nullable Object value(JsonNode value, Class<?> type, String pointer, List<Violation> violations) {
        if (type == JsonNode.class) {
            return value;
        }
        if (type.isRecord() && !type.isAnnotationPresent(TextForm.class)) {
            int before = violations.size();
            Map<String, @Nullable Object> values = values(value, type, pointer, Map.of(), violations);
            return violations.size() > before ? null : instantiate(type, values);
        }
        boolean number = Number.class.isAssignableFrom(type);
        if (number ? !value.isIntegralNumber() : !value.isString()) {
            violations.add(new Violation(pointer, number ? "must be a whole number" : "must be a string"));
            return null;
        }
        try {
            return mapper.treeToValue(value, type);
        } catch (JacksonException e) {
            // Jackson's own messages disclose classes.
            violations.add(new Violation(
                    pointer,
                    e.getCause() instanceof InvalidValue invalid
                            ? String.valueOf(invalid.getMessage())
                            : "is not valid"));
            return null;
        }
    }

    @SuppressWarnings("NullAway") // only @Nullable components have null values
    public <T> T instantiate(Class<T> type, Map<String, @Nullable Object> values) {
        RecordType known = RecordType.of(type);
        @Nullable Object[] arguments = known.components().stream()
                .map(component -> values.get(component.name()))
                .toArray();
        return type.cast(BeanUtils.instantiateClass(known.constructor(), arguments));
    }

    private static void addUnknownMembers(
            JsonNode json, List<Component> components, String pointer, List<Violation> violations) {
        List<String> known = components.stream().map(Component::name).toList();
        Set<String> unknown = new TreeSet<>(json.propertyNames());
        known.forEach(unknown::remove);
        String detail = "is unknown; there are" + (known.isEmpty() ? " none" : ": " + String.join(", ", known));
        unknown.forEach(name -> violations.add(new Violation(append(pointer, name), detail)));
    }

    private static String append(String pointer, String name) {
        return pointer + "/"
                + UriUtils.encodeFragment(name.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8);
    }
}
