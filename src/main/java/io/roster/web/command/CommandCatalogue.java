package io.roster.web.command;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.roster.message.Command;
import io.roster.message.Vocabulary;
import io.roster.message.command.CreatesAggregate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every command of every feature, by its public name. */
@Component
class CommandCatalogue {

    private final Map<String, Entry> entries = new TreeMap<>();

    CommandCatalogue(List<Vocabulary> vocabularies) {
        for (Vocabulary vocabulary : vocabularies) {
            vocabulary.types().stream()
                    .filter(Command.class::isAssignableFrom)
                    .map(type -> new Entry(type.asSubclass(Command.class), vocabulary.aggregateType()))
                    .forEach(entry -> entries.put(entry.name(), entry));
        }
    }

    Collection<Entry> all() {
        return entries.values();
    }

    /** The command with this name; null if there is none. */
    @Nullable Entry find(String name) {
        return entries.get(name);
    }

    /** All names, as a person would list them. */
    String names() {
        return String.join(", ", entries.keySet());
    }

    /**
     * One kind of command.
     *
     * @param type its class
     * @param aggregateType the type of the aggregates that it is for
     */
    record Entry(Class<? extends Command> type, String aggregateType) {

        String name() {
            return Vocabulary.nameOf(type);
        }

        /** Whether it brings its aggregate into being, so that it needs no id. */
        boolean creates() {
            return CreatesAggregate.class.isAssignableFrom(type);
        }

        String description() {
            JsonClassDescription description = type.getAnnotation(JsonClassDescription.class);
            return description == null ? "" : description.value();
        }
    }
}
