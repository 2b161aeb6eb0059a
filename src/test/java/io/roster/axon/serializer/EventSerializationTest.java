package io.roster.axon.serializer;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.message.Event;
import io.roster.message.PositionClosed;
import io.roster.message.command.CommandRecorded;
import io.roster.projection.control.OperationPerformed;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.EmailClaimEvent.EmailClaimed;
import io.roster.user.api.EmailClaimEvent.EmailReleased;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserEmailChanged;
import io.roster.user.api.UserEvent.UserRenamed;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stored events are permanent: for each public name and revision, a golden file contains its stored form. Such a file is added, and
 * never changed.
 */
class EventSerializationTest {

    private static final UserId ID = UserId.of("2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");
    private static final UserName NAME = new UserName("Zoë \"Jo\" O'Neil 😀");
    private static final EmailAddress EMAIL = new EmailAddress("Zoë.O'Neil@bücher.example");
    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String CLAIM = "email-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<Event> SAMPLES = List.of(
            new UserCreated(ID, NAME, EMAIL),
            new UserRenamed(ID, NAME),
            new UserEmailChanged(ID, EMAIL),
            new UserActivated(ID),
            new UserDeactivated(ID),
            new UserDeleted(ID),
            new UserRestored(ID, true),
            new EmailClaimed(CLAIM, ID),
            new EmailReleased(CLAIM, ID),
            new CommandRecorded("command-" + DIGEST, DIGEST, 3, true),
            new OperationPerformed("users", "evict", ID + "/3"),
            new PositionClosed(4711));

    private final Serializer serializer = RealSerializer.SERIALIZER;

    @Test
    void everyEventHasASample() {
        List<Class<?>> events = RealSerializer.messages().stream()
                .filter(Event.class::isAssignableFrom)
                .toList();

        assertThat(SAMPLES.stream().<Class<?>>map(Event::getClass)).containsExactlyInAnyOrderElementsOf(events);
    }

    @Test
    void everyEventIsSerializedToItsGoldenFile() throws IOException {
        for (Event event : SAMPLES) {
            assertThat(serializer.serialize(event, String.class).getData() + "\n")
                    .isEqualTo(golden(event));
        }
    }

    @Test
    void everyGoldenFileIsDeserializedToItsEvent() throws IOException {
        for (Event event : SAMPLES) {
            SerializedObject<String> stored = new SimpleSerializedObject<>(
                    golden(event),
                    String.class,
                    serializer.typeForClass(event.getClass()).getName(),
                    serializer.typeForClass(event.getClass()).getRevision());

            assertThat(serializer.<String, Event>deserialize(stored)).isEqualTo(event);
        }
    }

    /** The rules for values may become stricter, and Unicode versions differ. */
    @Test
    void everyGoldenFileIsDeserializedWhateverItsTextsAre() throws IOException {
        for (Event event : SAMPLES) {
            ObjectNode json = (ObjectNode) JSON.readTree(golden(event));
            for (String name : List.copyOf(json.propertyNames())) {
                if (json.get(name).isString() && !List.of("id", "user").contains(name)) {
                    json.put(name, "\uFFFF \u200B@\u202E\n");
                }
            }
            SerializedObject<String> stored = new SimpleSerializedObject<>(
                    json.toString(),
                    String.class,
                    serializer.typeForClass(event.getClass()).getName(),
                    serializer.typeForClass(event.getClass()).getRevision());

            Object read = serializer.deserialize(stored);

            assertThat(JSON.readTree(serializer.serialize(read, String.class).getData()))
                    .isEqualTo(json);
        }
    }

    /** Fails if there is no file for the event's name and revision. */
    private String golden(Event event) throws IOException {
        SerializedObject<String> stored = serializer.serialize(event, String.class);
        String file =
                "/golden/" + stored.getType().getName() + "." + stored.getType().getRevision() + ".json";
        try (InputStream json = EventSerializationTest.class.getResourceAsStream(file)) {
            assertThat(json).as("src/test/resources" + file).isNotNull();
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
