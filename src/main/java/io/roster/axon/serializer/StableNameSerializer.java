package io.roster.axon.serializer;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages under their public names, and reads only names and revisions that it knows: stored text never chooses a class
 * to load, and an unknown message is an error, not a gap. Axon's own classes (tracking tokens, metadata) keep their class names.
 */
public class StableNameSerializer extends Jackson3Serializer {

    private static final String AXON = "org.axonframework.";

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, SerializedType> types;

    StableNameSerializer(Builder builder, Map<String, Class<?>> classes) {
        super(builder);
        this.classes = classes;
        this.types = classes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getValue, entry -> type(entry.getKey(), entry.getValue())));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the overridden method
    public SerializedType typeForClass(@Nullable Class type) {
        SerializedType known = type == null ? null : types.get(type);
        if (known != null) {
            return known;
        }
        if (type == null || type == Void.class || type.getName().startsWith(AXON)) {
            return super.typeForClass(type);
        }
        throw new SerializationException(type.getName() + " is in no vocabulary");
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the overridden method
    public Class classForType(SerializedType type) {
        Class<?> known = classes.get(type.getName());
        if (known != null
                && Objects.equals(revision(type), getRevisionResolver().revisionOf(known))) {
            return known;
        }
        if (known == null
                && (type.equals(SerializedType.emptyType()) || type.getName().startsWith(AXON))) {
            return super.classForType(type);
        }
        throw new SerializationException(
                "Unknown message: %s, revision %s".formatted(type.getName(), type.getRevision()));
    }

    /** Axon Server has no text in the place of none. */
    private static @Nullable String revision(SerializedType type) {
        String revision = type.getRevision();
        return revision == null || revision.isEmpty() ? null : revision;
    }

    private SerializedType type(String name, Class<?> message) {
        return new SimpleSerializedType(name, getRevisionResolver().revisionOf(message));
    }
}
