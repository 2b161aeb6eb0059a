package io.roster.axon.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.message.MessageType;
import io.roster.message.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.exc.InvalidTypeIdException;

class StableNameSerializerTest {

    private final Serializer serializer = RealSerializer.SERIALIZER;

    @Test
    void refusesToDeserializeATypeThatIsInNoVocabulary() {
        for (String type : List.of(
                "user.unheard-of",
                "java.util.ArrayList",
                "java.lang.String",
                "io.roster.user.api.UserEvent$UserActivated",
                "org.springframework.context.support.ClassPathXmlApplicationContext")) {
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serializer.deserialize(stored(type, "[]")))
                    .withMessage("Unknown message: " + type + ", revision 1");
        }
    }

    @Test
    void refusesARevisionThatWasNotUpcast() {
        String json = "{\"id\":\"2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4\"}";

        for (String revision : Arrays.asList("0", "2", "", null)) {
            SerializedObject<String> stored =
                    new SimpleSerializedObject<>(json, String.class, "user.activated", revision);

            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serializer.deserialize(stored))
                    .withMessage("Unknown message: user.activated, revision " + revision);
            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serializer.classForType(stored.getType()));
        }
    }

    @Test
    void refusesToSerializeATypeThatIsInNoVocabulary() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.serialize(new ArrayList<>(), String.class))
                .withMessage("java.util.ArrayList is in no vocabulary");
    }

    @Test
    void refusesAnUnknownMember() {
        String json = "{\"id\":\"2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4\",\"shoeSize\":42}";

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.deserialize(stored("user.activated", json)));
    }

    @Test
    void keepsATrackingToken() {
        TrackingToken token = GapAwareTrackingToken.newInstance(10, List.of(7L, 9L));

        assertThat(afterRoundTrip(token)).isEqualTo(token);
    }

    @Test
    void keepsATrackingTokenInAReplayToken() {
        TrackingToken token = ReplayToken.createReplayToken(
                GapAwareTrackingToken.newInstance(10, List.of(7L, 9L)),
                GapAwareTrackingToken.newInstance(3, List.of(2L)));

        assertThat(token).isInstanceOf(ReplayToken.class);
        assertThat(afterRoundTrip(token)).isEqualTo(token);
    }

    @Test
    void refusesAForeignClassInAReplayToken() {
        SerializedObject<String> stored =
                serializer.serialize(ReplayToken.createReplayToken(new ForeignToken(1), null), String.class);

        assertThat(stored.getData()).contains(ForeignToken.class.getName());
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> serializer.deserialize(stored))
                .havingRootCause()
                .isInstanceOf(InvalidTypeIdException.class);
    }

    @Test
    void keepsMetaData() {
        MetaData metaData = MetaData.with("actor", "jo").and("cause", "42");

        assertThat(afterRoundTrip(metaData)).isEqualTo(metaData);
    }

    @Test
    void everyMessageHasAUniqueName() {
        List<Class<?>> messages = RealSerializer.messages();

        assertThat(messages)
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.getAnnotation(MessageType.class))
                        .as(message.getName())
                        .isNotNull());
        assertThat(messages.stream().map(Vocabulary::nameOf))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+([-.][a-z]+)*"));
    }

    @Test
    void everyMessageIsStoredUnderItsName() {
        for (Class<?> message : RealSerializer.messages()) {
            assertThat(serializer.typeForClass(message).getName()).isEqualTo(Vocabulary.nameOf(message));
        }
    }

    private Object afterRoundTrip(Object value) {
        return serializer.deserialize(serializer.serialize(value, byte[].class));
    }

    private static SerializedObject<String> stored(String type, String json) {
        return new SimpleSerializedObject<>(json, String.class, type, "1");
    }

    record ForeignToken(long index) implements TrackingToken {
        @Override
        public TrackingToken lowerBound(TrackingToken other) {
            return this;
        }

        @Override
        public TrackingToken upperBound(TrackingToken other) {
            return this;
        }

        @Override
        public boolean covers(TrackingToken other) {
            return true;
        }
    }
}
