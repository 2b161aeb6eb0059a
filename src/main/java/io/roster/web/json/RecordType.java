package io.roster.web.json;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.ResolvableType;

/** What there is to know of a class of records. Reflection would find it anew, at some cost, for each object that is read. */
record RecordType(Constructor<?> constructor, List<Component> components) {

    private static final ClassValue<RecordType> TYPES = new ClassValue<>() {
        @Override
        protected RecordType computeValue(Class<?> type) {
            List<Component> components = Stream.of(type.getRecordComponents())
                    .map(it -> new Component(
                            it.getName(),
                            it.getType(),
                            ResolvableType.forType(it.getGenericType())
                                    .asCollection()
                                    .resolveGeneric(),
                            !it.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .toList();
            return new RecordType(BeanUtils.getResolvableConstructor(type), components);
        }
    };

    static RecordType of(Class<?> type) {
        return TYPES.get(type);
    }

    /**
     * A component of a record.
     *
     * @param elements the type of its elements, if it is a list
     */
    record Component(String name, Class<?> type, @Nullable Class<?> elements, boolean required) {}
}
