package io.roster.web.command;

import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.roster.text.TextForm;
import io.roster.web.command.CommandCatalogue.Entry;
import io.roster.web.json.RecordReader;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of each command's payload, generated from its record and what its value types say of themselves. */
@Component
class CommandSchemas {

    private final ObjectMapper mapper;

    CommandSchemas(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode schemaOf(Entry command) {
        ObjectNode schema = generator().generateSchema(command.type());
        schema.put("title", command.name());
        schema.put("description", command.description());
        return schema;
    }

    private SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.INLINE_ALL_SCHEMAS);
        config.forFields().withIgnoreCheck(CommandSchemas::isIdentifier).withRequiredCheck(field -> !isNullable(field));
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> RecordReader.isText(type.getErasedType())
                        ? new CustomDefinition(text(type.getErasedType()))
                        : null);
        return new SchemaGenerator(config.build());
    }

    private ObjectNode text(Class<?> type) {
        ObjectNode schema = mapper.createObjectNode().put("type", "string");
        TextForm form = type.getAnnotation(TextForm.class);
        if (form != null) {
            schema.put("minLength", 1).put("maxLength", form.maxLength());
            if (!form.format().isEmpty()) {
                schema.put("format", form.format());
            }
        }
        return schema;
    }

    /** The aggregate is named beside the payload, not in it. */
    private static boolean isIdentifier(FieldScope field) {
        return field.getAnnotation(TargetAggregateIdentifier.class) != null;
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
