package io.roster.axon.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The fields of an aggregate with snapshots are those of the golden file of its revision: if they change, so must the revision. */
class SnapshotSerializationTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/snapshot");

    private final Serializer serializer = RealSerializer.SERIALIZER;

    @ParameterizedTest
    @ValueSource(strings = {"user.snapshot", "email-claim.snapshot"})
    void aSnapshotHasTheFormOfItsGoldenFile(String name) throws IOException {
        String golden = Files.readString(GOLDEN.resolve(name + ".1.json"));

        Object aggregate = serializer.deserialize(new SimpleSerializedObject<>(golden, String.class, name, "1"));

        assertThat(serializer.serialize(aggregate, String.class).getData() + "\n")
                .isEqualTo(golden);
        assertThat(serializer.typeForClass(aggregate.getClass()).getName()).isEqualTo(name);
        assertThat(serializer.typeForClass(aggregate.getClass()).getRevision()).isEqualTo("1");
        assertThat(Stream.of(aggregate.getClass().getDeclaredFields())
                        .filter(field -> !field.isSynthetic())
                        .map(Field::getName))
                .containsExactlyInAnyOrderElementsOf(
                        JsonMapper.shared().readTree(golden).propertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", ""})
    void aSnapshotOfAnotherRevisionIsNotRead(String revision) {
        SimpleSerializedObject<String> stored =
                new SimpleSerializedObject<>("{}", String.class, "user.snapshot", revision);

        assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> serializer.deserialize(stored));
    }
}
