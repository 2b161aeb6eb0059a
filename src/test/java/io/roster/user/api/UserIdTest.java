package io.roster.user.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.text.InvalidValue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserIdTest {

    private static final String TEXT = "2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4";

    @Test
    void parsesTheTextForm() {
        assertThat(UserId.of(TEXT)).isEqualTo(new UserId(UUID.fromString(TEXT)));
    }

    @Test
    void printsTheCanonicalForm() {
        assertThat(UserId.of("2F1C8A52-6B0E-4D0C-9A55-0C7F2A1BE3D4")).hasToString(TEXT);
    }

    @Test
    void everyVersionOfUuidIsAllowed() {
        for (String text : List.of("00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff")) {
            assertThat(UserId.of(text)).hasToString(text);
        }
    }

    @Test
    void everythingElseIsRejected() {
        for (String text : List.of(
                "",
                "1-1-1-1-1",
                "2f1c8a526b0e4d0c9a550c7f2a1be3d4",
                " " + TEXT,
                TEXT + "\n",
                "{" + TEXT + "}",
                "urn:uuid:" + TEXT,
                TEXT + "0",
                TEXT.replace('-', '\u2010'),
                TEXT.replace('2', '\uFF12'),
                TEXT.replace('2', '\u0662'),
                TEXT.replace('a', 'g'))) {
            assertThatExceptionOfType(InvalidValue.class)
                    .isThrownBy(() -> UserId.of(text))
                    .withMessageStartingWith("must be a UUID");
        }
    }
}
