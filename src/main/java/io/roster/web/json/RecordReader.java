package io.roster.web.json;

import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.text.InvalidValue;
import io.roster.web.problem.Violation;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Makes a record of a JSON object, one component at a time, so that every violation is found and not only the first. A
 * component that is not {@link Nullable} is required; a member without a component is a violation.
 */
public class RecordReader {

    private final ObjectMapper mapper;

    public RecordReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Reads a record.
     *
     * @throws InvalidContent with all that is wrong
     */
    public <T> T read(JsonNode json, Class<T> type) {
        List<Violation> violations = new ArrayList<>();
        Map<String, @Nullable Object> values = values(json, type, "#", Map.of(), violations);
        if (!violations.isEmpty()) {
            throw new InvalidContent(violations);
        }
        return instantiate(type, values);
    }

    /**
     * Reads the values of a record's components.
     *
     * @param place where the JSON stands
     * @param given values that do not come from the JSON, by component
     * @param violations takes all that is wrong
     * @return the values that could be read, by component
     */
    public Map<String, @Nullable Object> values(
            JsonNode json,
            Class<?> type,
            String place,
            Map<String, ? extends @Nullable Object> given,
            List<Violation> violations) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(given);
        if (!json.isObject()) {
            violations.add(new Violation(place, "must be a JSON object"));
            return values;
        }
        List<RecordComponent> components = Stream.of(type.getRecordComponents())
                .filter(component -> !given.containsKey(component.getName()))
                .toList();
        refuseOthers(json, components, place, violations);
        for (RecordComponent component : components) {
            String name = component.getName();
            JsonNode value = json.get(name);
            if (value != null) {
                values.put(name, value(value, component.getType(), pointer(place, name), violations));
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                violations.add(new Violation(pointer(place, name), "is missing"));
            }
        }
        return values;
    }

    /** Reads one value; null, with a violation, if it cannot be read. */
    public @Nullable Object value(JsonNode value, Class<?> type, String place, List<Violation> violations) {
        if (type == JsonNode.class) {
            return value;
        }
        if (type.isRecord() && !isText(type)) {
            int before = violations.size();
            Map<String, @Nullable Object> values = values(value, type, place, Map.of(), violations);
            return violations.size() > before ? null : instantiate(type, values);
        }
        boolean number = Number.class.isAssignableFrom(type);
        if (number ? !value.isIntegralNumber() : !value.isString()) {
            violations.add(new Violation(place, number ? "must be a whole number" : "must be a string"));
            return null;
        }
        try {
            return mapper.treeToValue(value, type);
        } catch (JacksonException e) {
            violations.add(new Violation(place, reason(e)));
            return null;
        }
    }

    /** Makes the record of its components' values. */
    @SuppressWarnings("NullAway") // every value that is null here belongs to a component that is @Nullable
    public <T> T instantiate(Class<T> type, Map<String, @Nullable Object> values) {
        @Nullable Object[] arguments = Stream.of(type.getRecordComponents())
                .map(component -> values.get(component.getName()))
                .toArray();
        return BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(type), arguments);
    }

    private static void refuseOthers(
            JsonNode json, List<RecordComponent> components, String place, List<Violation> violations) {
        List<String> known = components.stream().map(RecordComponent::getName).toList();
        Set<String> others = new TreeSet<>(json.propertyNames());
        others.removeAll(known);
        String unknown =
                known.isEmpty() ? "is unknown; there are none" : "is unknown; there are: " + String.join(", ", known);
        others.forEach(name -> violations.add(new Violation(pointer(place, name), unknown)));
    }

    /** Whether a record stands for one text: it says by {@link JsonValue} which. */
    public static boolean isText(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    /** Jackson's own messages speak of classes; those of our value types speak to the caller. */
    private static String reason(JacksonException e) {
        return e.getCause() instanceof InvalidValue invalid ? String.valueOf(invalid.getMessage()) : "is not valid";
    }

    private static String pointer(String place, String name) {
        return place + "/"
                + UriUtils.encodeFragment(name.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8);
    }
}
