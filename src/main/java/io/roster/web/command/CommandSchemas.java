package io.roster.web.command;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.roster.text.TextForm;
import io.roster.web.command.CommandCatalogue.Entry;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Generates the JSON Schema (2020-12) of a command's payload from its record and the {@link TextForm} of its value types. */
@Component
class CommandSchemas {

    private final ObjectMapper mapper;

    CommandSchemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode schemaOf(Entry command) {
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
}
