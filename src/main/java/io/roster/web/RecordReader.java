package io.roster.web;

import io.roster.message.InvalidValue;
import io.roster.web.InvalidContent.Violation;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
class RecordReader {

    private final ObjectMapper mapper;

    RecordReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Reads a record.
     *
     * @throws InvalidContent with all that is wrong
     */
    <T> T read(JsonNode json, Class<T> type) {
        if (!json.isObject()) {
            throw new InvalidContent(List.of(new Violation("#", "must be a JSON object")));
        }
        RecordComponent[] components = type.getRecordComponents();
        List<Violation> violations = new ArrayList<>(unknownMembers(json, components));
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(json, components[i], violations);
        }
        if (!violations.isEmpty()) {
            throw new InvalidContent(violations);
        }
        return instantiate(type, values);
    }

    private static List<Violation> unknownMembers(JsonNode json, RecordComponent[] components) {
        Set<String> unknown = new HashSet<>(json.propertyNames());
        String known = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
        Arrays.stream(components).map(RecordComponent::getName).forEach(unknown::remove);
        return unknown.stream()
                .sorted()
                .map(name -> new Violation(pointer(name), "is unknown; there are: " + known))
                .toList();
    }

    private @Nullable Object value(JsonNode json, RecordComponent component, List<Violation> violations) {
        String name = component.getName();
        JsonNode value = json.get(name);
        if (value == null) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                violations.add(new Violation(pointer(name), "is missing"));
            }
            return null;
        }
        if (!value.isString()) {
            violations.add(new Violation(pointer(name), "must be a string"));
            return null;
        }
        try {
            return mapper.treeToValue(value, component.getType());
        } catch (JacksonException e) {
            violations.add(new Violation(pointer(name), reason(e)));
            return null;
        }
    }

    /** Jackson's own messages speak of classes; those of our value types speak to the caller. */
    private static String reason(JacksonException e) {
        return e.getCause() instanceof InvalidValue invalid ? String.valueOf(invalid.getMessage()) : "is not valid";
    }

    @SuppressWarnings("NullAway") // every value that is null here belongs to a component that is @Nullable
    private static <T> T instantiate(Class<T> type, @Nullable Object[] values) {
        return BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(type), values);
    }

    private static String pointer(String name) {
        return "#/" + UriUtils.encodeFragment(name.replace("~", "~0").replace("/", "~1"), StandardCharsets.UTF_8);
    }
}
