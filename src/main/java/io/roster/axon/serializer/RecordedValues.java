package io.roster.axon.serializer;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.roster.text.TextForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * Reads values as they were recorded: by the constructor of their record, which checks nothing, instead of the factory method that checks
 * what a client sends. A rule that is stricter today, or a Unicode version that knows less, never makes history unreadable.
 */
class RecordedValues extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated creator) {
        if (creator instanceof AnnotatedConstructor constructor && isValue(constructor.getDeclaringClass())) {
            return JsonCreator.Mode.DELEGATING;
        }
        if (creator instanceof AnnotatedMethod method && isValue(method.getDeclaringClass())) {
            return JsonCreator.Mode.DISABLED;
        }
        return super.findCreatorAnnotation(config, creator);
    }

    private static boolean isValue(Class<?> type) {
        return type.isAnnotationPresent(TextForm.class) && type.getRecordComponents().length == 1;
    }
}
