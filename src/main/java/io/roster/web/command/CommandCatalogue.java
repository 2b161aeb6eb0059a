package io.roster.web.command;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.roster.message.Command;
import io.roster.message.Vocabulary;
import io.roster.message.command.CreatesAggregate;
import io.roster.text.TextForm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The commands of all features, by public name, and the JSON Schemas of their payloads. */
@Component
public class CommandCatalogue {

    private final Map<String, Entry> entries = new TreeMap<>();
    private final ObjectMapper mapper;

    CommandCatalogue(List<Vocabulary> vocabularies, ObjectMapper mapper) {
        for (Vocabulary vocabulary : vocabularies) {
            vocabulary.types().stream()
                    .filter(Command.class::isAssignableFrom)
                    .map(type -> entry(type.asSubclass(Command.class), vocabulary.aggregateType()))
                    .forEach(entry -> entries.put(entry.name(), entry));
        }
        this.mapper = mapper;
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

    public Collection<Entry> all() {
        return entries.values();
    }

    @Nullable Entry find(String name) {
        return entries.get(name);
    }

    String names() {
        return String.join(", ", entries.keySet());
    }

    /** Generates a JSON Schema (2020-12) from the record of the command and the {@link TextForm} of its value types. */
    public ObjectNode schemaOf(Entry command) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS);
        // The envelope names the aggregate beside the payload.
        config.forFields()
                .withIgnoreCheck(field -> field.getAnnotation(TargetAggregateIdentifier.class) != null)
                .withRequiredCheck(
                        field -> !field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class));
        config.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> {
            TextForm form = type.getErasedType().getAnnotation(TextForm.class);
            return form == null ? null : new CustomDefinition(schemaOf(form));
        });
        return new SchemaGenerator(config.build())
                .generateSchema(command.type())
                .put("title", command.name())
                .put("description", command.description());
    }

    private ObjectNode schemaOf(TextForm form) {
        ObjectNode schema = mapper.createObjectNode()
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", form.maxLength());
        return form.format().isEmpty() ? schema : schema.put("format", form.format());
    }

    /** A type of command, as the catalogue shows it. If it creates its aggregate, the id may be omitted. */
    public record Entry(
            @JsonIgnore Class<? extends Command> type,
            String name,
            String aggregate,
            boolean creates,
            String description,
            String schema) {}
}
