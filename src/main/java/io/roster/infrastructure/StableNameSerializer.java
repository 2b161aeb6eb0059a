package io.roster.infrastructure;

import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages under their public names, and reads only names that it knows: stored text never chooses a class to load,
 * and an unknown message is an error, not a gap. Axon's own classes (tracking tokens, metadata) keep their class names.
 */
class StableNameSerializer extends Jackson3Serializer {

    private static final String AXON = "org.axonframework.";

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    StableNameSerializer(Builder builder, Map<String, Class<?>> classes) {
        super(builder);
        this.classes = classes;
        this.names = classes.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the overridden method
    public SerializedType typeForClass(@Nullable Class type) {
        String name = type == null ? null : names.get(type);
        if (name != null) {
            return new SimpleSerializedType(name, getRevisionResolver().revisionOf(type));
        }
        if (type == null || type == Void.class || type.getName().startsWith(AXON)) {
            return super.typeForClass(type);
        }
        throw new SerializationException(type.getName() + " is in no vocabulary");
    }

    @Override
    protected String resolveClassName(SerializedType type) {
        Class<?> known = classes.get(type.getName());
        if (known != null) {
            return known.getName();
        }
        if (type.getName().startsWith(AXON)) {
            return type.getName();
        }
        throw new SerializationException("Unknown message: " + type.getName());
    }
}
