package io.roster.axon.serializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.message.AggregateReference;
import io.roster.message.CommonRejection.AtomicityUnsupported;
import io.roster.message.CommonRejection.CommandIdReused;
import io.roster.message.CommonRejection.ConcurrentChange;
import io.roster.message.CommonRejection.IdInUse;
import io.roster.message.CommonRejection.OutcomeUnknown;
import io.roster.message.CommonRejection.QueryTimeUsedUp;
import io.roster.message.CommonRejection.QueryTooCostly;
import io.roster.message.CommonRejection.ReadModelBehind;
import io.roster.message.CommonRejection.ReadModelBuilding;
import io.roster.message.CommonRejection.TooManyQueries;
import io.roster.message.CommonRejection.Unavailable;
import io.roster.message.CommonRejection.UnknownConsistencyToken;
import io.roster.message.CommonRejection.VersionMismatch;
import io.roster.message.Event;
import io.roster.message.command.DryRun;
import io.roster.message.command.Outcome;
import io.roster.search.Explanation;
import io.roster.search.Filter;
import io.roster.search.Operator;
import io.roster.search.Search;
import io.roster.search.Sort;
import io.roster.text.InvalidValue;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserCommand.ActivateUser;
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserCommand.DeactivateUser;
import io.roster.user.api.UserCommand.DeleteUser;
import io.roster.user.api.UserCommand.RestoreUser;
import io.roster.user.api.UserCommand.UpdateUser;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserQuery.CheckLookAlikes;
import io.roster.user.api.UserQuery.CountUsers;
import io.roster.user.api.UserQuery.ExplainUsers;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserQuery.FindLookAlikes;
import io.roster.user.api.UserQuery.FindOneUser;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserRejection.EmailTaken;
import io.roster.user.api.UserRejection.IdTaken;
import io.roster.user.api.UserRejection.NoUserMatches;
import io.roster.user.api.UserRejection.SeveralUsersMatch;
import io.roster.user.api.UserRejection.UserIsDeleted;
import io.roster.user.api.UserRejection.UserNotFound;
import io.roster.user.api.UserReply.LookAlikePage;
import io.roster.user.api.UserReply.LookAlikes;
import io.roster.user.api.UserReply.UserExplanation;
import io.roster.user.api.UserReply.UserPage;
import io.roster.user.api.UserReply.UserStatistics;
import io.roster.user.api.UserReply.UserView;
import io.roster.user.api.UserStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;

/** What nodes send to each other survives serialization: commands, queries, replies and rejections. */
class MessageSerializationTest {

    private static final UserId ID = UserId.of("2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");
    private static final UserName NAME = new UserName("Zoë \"Jo\" O'Neil 😀");
    private static final EmailAddress EMAIL = new EmailAddress("Zoë.O'Neil@bücher.example");
    private static final Instant AT = Instant.parse("2026-01-31T23:59:59.999Z");
    private static final LocalDate DAY = LocalDate.parse("2026-01-31");
    private static final UserView USER = new UserView(ID, NAME, EMAIL, true, UserStatus.ACTIVE, 7, AT, AT);
    private static final Search SEARCH = new Search(
            new Filter.And(List.of(
                    new Filter.Or(List.of(
                            new Filter.Comparison("name", Operator.STARTS_WITH, List.of("zo\"%")),
                            new Filter.Comparison("name", Operator.IN, List.of("a", "b")))),
                    new Filter.Not(new Filter.Comparison("email", Operator.PRESENT, List.of())))),
            List.of(new Sort("name", true), new Sort("id", false)),
            List.of("zoë", ID.toString()),
            10,
            true);

    private static final List<Object> SAMPLES = List.of(
            new CreateUser(ID, NAME, EMAIL),
            new UpdateUser(ID, NAME, null),
            new ActivateUser(ID),
            new DeactivateUser(ID),
            new DeleteUser(ID),
            new RestoreUser(ID),
            new Outcome(7, true),
            new DryRun(new Outcome(0, true), List.of()),
            new FetchUser(ID),
            new FindOneUser(SEARCH),
            new FindUsers(SEARCH),
            new ExplainUsers(SEARCH),
            new CountUsers(DAY, DAY, ZoneId.of("Europe/Berlin")),
            new FindLookAlikes(7L, 10),
            new CheckLookAlikes(List.of(new CheckLookAlikes.Address(ID, EMAIL))),
            USER,
            new LookAlikePage(List.of(new LookAlikePage.Group(2, List.of(USER))), -1L),
            new LookAlikes(List.of(List.of(ID), List.of())),
            new UserPage(List.of(USER), "cursor", null, null),
            new UserStatistics(
                    Map.of(UserStatus.ACTIVE, 3L, UserStatus.DELETED, 0L), List.of(new UserStatistics.Day(DAY, 3, 1))),
            new UserExplanation(
                    new Explanation("name eq \"a\"", List.of(new Sort("id", false)), List.of("users_a_id"), 1, 2.5)),
            new UserNotFound(ID),
            new NoUserMatches(),
            new SeveralUsersMatch(),
            new IdTaken(ID),
            new EmailTaken(),
            new UserIsDeleted(ID),
            new CommandIdReused("4711"),
            new VersionMismatch("Version 3", null),
            new ReadModelBehind(12),
            new ReadModelBuilding(),
            new UnknownConsistencyToken(),
            new QueryTooCostly(),
            new TooManyQueries(),
            new QueryTimeUsedUp(3),
            new IdInUse(ID.toString()),
            new ConcurrentChange(),
            new OutcomeUnknown(),
            new Unavailable(),
            new AtomicityUnsupported());

    private final Serializer serializer = RealSerializer.SERIALIZER;

    @Test
    void everyMessageHasASample() {
        List<Class<?>> messages = RealSerializer.messages().stream()
                .filter(message -> !Event.class.isAssignableFrom(message))
                .toList();

        assertThat(SAMPLES.stream().<Class<?>>map(Object::getClass)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    void everyMessageSurvivesARoundTrip() {
        for (Object message : SAMPLES) {
            SerializedObject<byte[]> sent = serializer.serialize(message, byte[].class);

            assertThat(serializer.<byte[], Object>deserialize(sent)).isEqualTo(message);
        }
    }

    /** It comes from another node, which may have other rules. */
    @Test
    void theValuesOfACommandAreChecked() {
        for (UserCommand command : List.of(
                new CreateUser(ID, new UserName("Jo\u200B"), EMAIL),
                new CreateUser(ID, NAME, new EmailAddress("jo")))) {
            SerializedObject<byte[]> sent = serializer.serialize(command, byte[].class);

            assertThatExceptionOfType(SerializationException.class)
                    .isThrownBy(() -> serializer.deserialize(sent))
                    .havingRootCause()
                    .isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void theValuesOfAReplyAreNot() {
        UserView user =
                new UserView(ID, new UserName("Jo\u200B"), new EmailAddress("jo"), true, UserStatus.ACTIVE, 7, AT, AT);

        assertThat(serializer.<byte[], UserView>deserialize(serializer.serialize(user, byte[].class)))
                .isEqualTo(user);
    }

    /** They are only displayed, never handled. */
    @Test
    void theEventsOfADryRunAreDeserializedAsJson() {
        DryRun sent = new DryRun(
                new Outcome(0, true),
                List.of(new DryRun.PreviewedEvent(
                        "user.created", new AggregateReference("user", ID.toString()), 0, new FetchUser(ID))));

        DryRun arrived = serializer.<byte[], DryRun>deserialize(serializer.serialize(sent, byte[].class));

        assertThat(arrived.events())
                .singleElement()
                .extracting(DryRun.PreviewedEvent::payload)
                .isEqualTo(Map.of("id", ID.toString()));
    }
}
