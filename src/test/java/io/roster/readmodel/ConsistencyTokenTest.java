package io.roster.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.message.AggregateReference;
import io.roster.text.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConsistencyTokenTest {

    private static final ConsistencyToken TOKEN =
            new ConsistencyToken(new AggregateReference("user", "2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4"), 42);

    private static final ConsistencyToken OTHER = new ConsistencyToken(new AggregateReference("group", "7"), 3);

    @Test
    void roundTrips() {
        for (ConsistencyToken token : List.of(
                TOKEN,
                new ConsistencyToken(new AggregateReference("email-claim", "a/b/3~"), 0),
                new ConsistencyToken(new AggregateReference("a", "!".repeat(100)), 999_999_999_999_999_999L))) {
            assertThat(ConsistencyToken.of(token.toString())).isEqualTo(token);
        }
    }

    @Test
    void needsNoQuoting() {
        assertThat(new ConsistencyToken(new AggregateReference("user", "?>~?>~"), 7).toString())
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void isAStringInJson() {
        String json = JsonMapper.shared().writeValueAsString(TOKEN);

        assertThat(json).isEqualTo("\"" + TOKEN + "\"");
        assertThat(JsonMapper.shared().readValue(json, ConsistencyToken.class)).isEqualTo(TOKEN);
    }

    @Test
    void invalidBase64IsRejected() {
        for (String text : List.of("*", TOKEN + "*", " " + TOKEN, TOKEN + "\n", "user/1/1", "ü", "😀")) {
            rejected(text);
        }
    }

    @Test
    void foreignContentIsRejected() {
        for (String plain : List.of(
                "",
                "user",
                "user/1",
                "user//1",
                "/1/1",
                "User/1/1",
                "user/1/",
                "user/1/-1",
                "user/1/1.5",
                "user/1/1\n",
                "user/a b/1",
                "user/ü/1",
                "user/1/9223372036854775808",
                "a".repeat(41) + "/1/1",
                "user/" + "1".repeat(101) + "/1")) {
            rejected(Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void theErrorDoesNotRepeatTheText() {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> ConsistencyToken.of("secret"))
                .withMessageNotContaining("secret");
    }

    @Test
    void roundTripsThroughTheMetaDataOfAQuery() {
        for (boolean required : List.of(true, false)) {
            Consistency wanted = new Consistency(List.of(TOKEN, OTHER), required);

            assertThat(Consistency.in(MetaData.from(wanted.metaData()))).isEqualTo(wanted);
        }
        assertThat(Consistency.in(MetaData.emptyInstance())).isNull();
    }

    @Test
    void aRequiredWriteHasALongerTimeout() {
        assertThat(new Consistency(List.of(TOKEN), true).timeout()).isEqualTo(Consistency.REQUIRED_TIMEOUT);
        assertThat(new Consistency(List.of(TOKEN), false).timeout())
                .isEqualTo(Consistency.OPTIONAL_TIMEOUT)
                .isLessThan(Consistency.REQUIRED_TIMEOUT);
    }

    private static void rejected(String text) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> ConsistencyToken.of(text))
                .withMessage("must be a consistency token from an earlier answer, unchanged");
    }
}
