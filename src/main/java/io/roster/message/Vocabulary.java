package io.roster.message;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The message classes of one feature, and the type of the aggregates of its commands. Each feature publishes its vocabulary as a bean; the
 * serializers accept the messages of all vocabularies and nothing else.
 */
public record Vocabulary(String aggregateType, List<Class<?>> types) {

    public Vocabulary {
        types = List.copyOf(types);
    }

    /** Collects message classes, and those that sealed interfaces permit. */
    public static Vocabulary of(String aggregateType, Class<?>... roots) {
        return new Vocabulary(
                aggregateType, Stream.of(roots).flatMap(Vocabulary::messages).toList());
    }

    /** Maps all messages by their names, which must be unique. */
    public static Map<String, Class<?>> byName(List<Vocabulary> vocabularies) {
        return vocabularies.stream()
                .<Class<?>>flatMap(vocabulary -> vocabulary.types().stream())
                .collect(Collectors.toUnmodifiableMap(Vocabulary::nameOf, Function.identity()));
    }

    /** The public name of a message class. */
    public static String nameOf(Class<?> message) {
        MessageType type = message.getAnnotation(MessageType.class);
        if (type == null) {
            throw new IllegalArgumentException(message.getName() + " has no @MessageType");
        }
        return type.value();
    }

    private static Stream<Class<?>> messages(Class<?> root) {
        if (root.isSealed()) {
            return Stream.of(root.getPermittedSubclasses()).flatMap(Vocabulary::messages);
        }
        nameOf(root);
        return Stream.of(root);
    }
}
