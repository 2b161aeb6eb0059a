package io.roster.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The messages of one feature: every record that carries a {@link MessageType}. Each feature publishes its vocabulary as a
 * bean; the serializers accept what some vocabulary holds and nothing else.
 *
 * @param aggregateType the type of the aggregates that its commands are for
 * @param types the message classes, each with a {@link MessageType} of its own
 */
public record Vocabulary(String aggregateType, List<Class<?>> types) {

    public Vocabulary {
        types = List.copyOf(types);
    }

    /**
     * Collects the messages below the given roots.
     *
     * @param aggregateType the type of the aggregates that the commands among them are for
     * @param roots message records, and sealed interfaces whose permitted subtypes are (or lead to) message records
     * @throws IllegalArgumentException if a root leads to a class without a {@link MessageType}
     */
    public static Vocabulary of(String aggregateType, Class<?>... roots) {
        return new Vocabulary(
                aggregateType, Stream.of(roots).flatMap(Vocabulary::messages).toList());
    }

    /**
     * One table of all vocabularies.
     *
     * @throws IllegalStateException if two messages have one name
     */
    public static Map<String, Class<?>> byName(List<Vocabulary> vocabularies) {
        List<Class<?>> all = new ArrayList<>();
        vocabularies.forEach(vocabulary -> all.addAll(vocabulary.types()));
        return all.stream().collect(Collectors.toUnmodifiableMap(Vocabulary::nameOf, Function.identity()));
    }

    /**
     * The public name of a message class.
     *
     * @throws IllegalArgumentException if it has none
     */
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
