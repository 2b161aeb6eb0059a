package io.roster.web.json;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/** What there is to know of a class of records. Reflection would find it anew, at some cost, for each object that is read. */
record RecordType(Constructor<?> constructor, List<Component> components) {

    private static final ClassValue<RecordType> TYPES = new ClassValue<>() {
        @Override
        protected RecordType computeValue(Class<?> type) {
            List<Component> components = Stream.of(type.getRecordComponents())
                    .map(it -> new Component(
                            it.getName(), it.getType(), !it.getAnnotatedType().isAnnotationPresent(Nullable.class)))
                    .toList();
            return new RecordType(BeanUtils.getResolvableConstructor(type), components);
        }
    };

    static RecordType of(Class<?> type) {
        return TYPES.get(type);
    }

    record Component(String name, Class<?> type, boolean required) {}
}
