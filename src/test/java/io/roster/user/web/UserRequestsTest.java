package io.roster.user.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.message.Reason;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.web.UserCommandController.NewUser;
import io.roster.user.web.UserCommandController.ReasonBody;
import io.roster.user.web.UserCommandController.UserChanges;
import io.roster.web.json.InvalidContent;
import io.roster.web.json.RecordReader;
import io.roster.web.problem.Violation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class UserRequestsTest {

    private static final String ID = "2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4";

    private final JsonMapper mapper = JsonMapper.shared();
    private final RecordReader reader = new RecordReader(mapper);

    @Test
    void readsARecordFromAnObject() {
        assertThat(read("{\"email\":\"jo@example.com\",\"name\":\" Jo \",\"id\":\"" + ID + "\"}", NewUser.class))
                .isEqualTo(new NewUser(UserId.of(ID), new UserName("Jo"), new EmailAddress("jo@example.com"), null));
    }

    @Test
    void nullableMembersAreOptional() {
        assertThat(read("{\"name\":\"Jo\",\"email\":\"jo@example.com\"}", NewUser.class))
                .isEqualTo(new NewUser(null, new UserName("Jo"), new EmailAddress("jo@example.com"), null));
        assertThat(read("{}", UserChanges.class)).isEqualTo(new UserChanges(null, null, null));
        assertThat(read("{\"reason\":\"left\"}", ReasonBody.class)).isEqualTo(new ReasonBody(new Reason("left")));
    }

    @Test
    void allViolationsAreReportedUnknownMembersFirst() {
        assertThat(violations("{\"id\":\"1\",\"email\":\"jo\",\"zoo\":1,\"age\":42}", NewUser.class))
                .containsExactly(
                        new Violation("#/age", "is unknown; there are: id, name, email, reason"),
                        new Violation("#/zoo", "is unknown; there are: id, name, email, reason"),
                        new Violation("#/id", "must be a UUID such as 2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4"),
                        new Violation("#/name", "is missing"),
                        new Violation("#/email", "must be an e-mail address: it has no @"));
    }

    @Test
    void membersMustBeStrings() {
        for (String value : List.of("1", "true", "[]", "{}", "[\"Jo\"]", "{\"value\":\"Jo\"}")) {
            assertThat(violations("{\"name\":" + value + "}", UserChanges.class))
                    .containsExactly(new Violation("#/name", "must be a string"));
        }
        assertThat(violations("{\"name\":null}", UserChanges.class))
                .containsExactly(
                        new Violation("#/name", "cannot be null, that is, removed: give it a value, or leave it out"));
    }

    @Test
    void anInvalidValueIsAViolation() {
        assertThat(violations("{\"name\":\"\",\"email\":\"jo@localhost\"}", UserChanges.class))
                .containsExactly(
                        new Violation("#/name", "must not be blank"),
                        new Violation("#/email", "must be an e-mail address: its domain needs at least two labels"));
        assertThat(violations("{\"reason\":\"a\\nb\"}", ReasonBody.class))
                .containsExactly(new Violation("#/reason", "must not contain the character U+000A"));
    }

    @Test
    void aViolationOfAForeignTypeDisclosesNoClass() {
        assertThat(violations("{\"born\":\"long ago\"}", Person.class))
                .containsExactly(new Violation("#/born", "is not valid"));
    }

    @Test
    void theBodyMustBeAnObject() {
        for (String json : List.of("[]", "null", "1", "\"Jo\"", "[{\"name\":\"Jo\"}]")) {
            assertThat(violations(json, UserChanges.class))
                    .containsExactly(new Violation("#", "must be a JSON object"));
        }
    }

    @Test
    void theLocationIsAJsonPointerAsAUriFragment() {
        assertThat(violations("{\"a/b~c\":1}", UserChanges.class))
                .extracting(Violation::pointer)
                .containsExactly("#/a~1b~0c");
        assertThat(violations("{\"a b%ü\\\"#\":1}", UserChanges.class))
                .extracting(Violation::pointer)
                .containsExactly("#/a%20b%25%C3%BC%22%23")
                .allSatisfy(
                        pointer -> assertThat(URI.create(pointer).getFragment()).isEqualTo("/a b%ü\"#"));
    }

    private <T> T read(String json, Class<T> type) {
        return reader.read(mapper.readTree(json), type);
    }

    private List<Violation> violations(String json, Class<?> type) {
        List<Violation> violations = new ArrayList<>();
        assertThatExceptionOfType(InvalidContent.class)
                .isThrownBy(() -> read(json, type))
                .satisfies(invalid -> violations.addAll(invalid.violations()));
        return violations;
    }

    record Person(java.time.Instant born) {}
}
