package io.roster.web.command;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.roster.message.Command;
import io.roster.message.Vocabulary;
import io.roster.message.command.CreatesAggregate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The commands of all features, by public name. */
@Component
class CommandCatalogue {

    private final Map<String, Entry> entries = new TreeMap<>();

    CommandCatalogue(List<Vocabulary> vocabularies) {
        for (Vocabulary vocabulary : vocabularies) {
            vocabulary.types().stream()
                    .filter(Command.class::isAssignableFrom)
                    .map(type -> entry(type.asSubclass(Command.class), vocabulary.aggregateType()))
                    .forEach(entry -> entries.put(entry.name(), entry));
        }
    }

    private static Entry entry(Class<? extends Command> type, String aggregate) {
        String name = Vocabulary.nameOf(type);
        JsonClassDescription description = type.getAnnotation(JsonClassDescription.class);
        return new Entry(
                type,
                name,
                aggregate,
                CreatesAggregate.class.isAssignableFrom(type),
                description == null ? "" : description.value(),
                "/api/commands/" + name);
    }

    Collection<Entry> all() {
        return entries.values();
    }

    @Nullable Entry find(String name) {
        return entries.get(name);
    }

    String names() {
        return String.join(", ", entries.keySet());
    }

    /**
     * A type of command.
     *
     * @param aggregate the type of its aggregate
     * @param creates whether it creates its aggregate, so that the id may be omitted
     * @param schema the path of the JSON Schema of its payload
     */
    record Entry(
            @JsonIgnore Class<? extends Command> type,
            String name,
            String aggregate,
            boolean creates,
            String description,
            String schema) {}
}
