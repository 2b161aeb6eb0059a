package io.roster.axon.serializer;

import io.roster.message.Command;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serializes messages under their public names and deserializes only known names and revisions: stored text never chooses a class to
 * load, and an unknown message is an error instead of being skipped. Axon's own classes (tracking tokens, metadata) keep their
 * class names.
 */
public class StableNameSerializer extends Jackson3Serializer {

    private static final String AXON = "org.axonframework.";

    private final ObjectMapper recorded;
    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, SerializedType> types;

    StableNameSerializer(Builder builder, Map<String, Class<?>> classes) {
        super(builder);
        this.recorded = ((JsonMapper) getObjectMapper())
                .rebuild()
                .annotationIntrospector(new RecordedValues())
                .build();
        this.classes = classes;
        this.types = classes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getValue,
                        entry -> new SimpleSerializedType(
                                entry.getKey(), getRevisionResolver().revisionOf(entry.getValue()))));
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the overridden method
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type.getName().startsWith(AXON)) {
            return super.typeForClass(type);
        }
        SerializedType known = types.get(type);
        if (known == null) {
            throw new SerializationException(type.getName() + " is in no vocabulary");
        }
        return known;
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the overridden method
    public Class classForType(SerializedType type) {
        if (type.equals(SerializedType.emptyType()) || type.getName().startsWith(AXON)) {
            return super.classForType(type);
        }
        Class<?> known = classes.get(type.getName());
        if (known == null
                || !revision(type.getRevision())
                        .equals(revision(getRevisionResolver().revisionOf(known)))) {
            throw new SerializationException(
                    "Unknown message: %s, revision %s".formatted(type.getName(), type.getRevision()));
        }
        return known;
    }

    /** Values in commands are checked; those in events, and in what is derived from events, were checked before they were stored. */
    @Override
    protected ObjectReader getReader(Class<?> type) {
        return Command.class.isAssignableFrom(type) ? super.getReader(type) : recorded.readerFor(type);
    }

    /** Axon Server turns a missing revision into an empty one. */
    private static String revision(@Nullable String revision) {
        return Objects.toString(revision, "");
    }
}
