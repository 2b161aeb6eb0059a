package io.roster.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.roster.text.TextForm;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes value types with a {@link TextForm} as strings. */
@Component
class TextTypeConverter implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType javaType = Json.mapper().constructType(type.getType());
        TextForm form = javaType == null ? null : javaType.getRawClass().getAnnotation(TextForm.class);
        if (form != null) {
            type.setType(form.format().equals("uuid") ? UUID.class : String.class);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }
}
