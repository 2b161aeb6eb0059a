package io.roster.user.command;

import static io.roster.user.command.UserFixture.EMAIL;
import static io.roster.user.command.UserFixture.JO;
import static io.roster.user.command.UserFixture.NAME;
import static io.roster.user.command.UserFixture.OTHER_EMAIL;
import static io.roster.user.command.UserFixture.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.EmailClaimEvent.EmailClaimed;
import io.roster.user.api.EmailClaimEvent.EmailReleased;
import io.roster.user.api.UserCommand;
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserCommand.DeleteUser;
import io.roster.user.api.UserCommand.RestoreUser;
import io.roster.user.api.UserCommand.UpdateUser;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserId;
import io.roster.user.api.UserRejection.EmailTaken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both aggregates together, on a real command bus and event store. */
class EmailClaimsTest {

    private static final int RACERS = 8;
    private static final int ROUNDS = 50;
    private static final int TIMEOUT_SECONDS = 60;

    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
            .configureAggregate(User.class)
            .configureAggregate(EmailClaim.class)
            .registerComponent(
                    EmailClaims.class,
                    configuration -> new EventSourcedEmailClaims(configuration.repository(EmailClaim.class)))
            .buildConfiguration();

    private final ExecutorService threads = Executors.newFixedThreadPool(RACERS);

    @BeforeEach
    void start() {
        axon.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        axon.shutdown();
    }

    @Test
    void anAddressIsTakenInEverySpelling() {
        create(JO, "Zoë.Straße@bücher.example");

        for (String same : List.of(
                "Zoë.Straße@bücher.example",
                "zoë.straße@BÜCHER.EXAMPLE",
                "ZOË.STRASSE@bücher.example",
                "Zoe\u0308.Straße@bu\u0308cher.example",
                "Ｚoë.straße@ｂücher．example",
                "zoë.strasse@xn--bcher-kva.example")) {
            rejectedAsTaken(new CreateUser(SOMEBODY_ELSE, NAME, new EmailAddress(same)));
        }

        assertThat(eventsOf(SOMEBODY_ELSE.toString())).isEmpty();
    }

    @Test
    void similarAddressesAreFree() {
        create(JO, "jo@example.com");

        for (String other : List.of("j.o@example.com", "jo+x@example.com", "jo@example.org", "jo@mail.example.com")) {
            assertThat(create(new UserId(UUID.randomUUID()), other)).isEqualTo(new Outcome(0, true));
        }
    }

    @Test
    void aRejectedCommandAppendsNoEvents() {
        create(JO, "jo@example.com");
        create(SOMEBODY_ELSE, "else@example.com");

        rejectedAsTaken(new UpdateUser(SOMEBODY_ELSE, NAME, EMAIL));

        assertThat(eventsOf(SOMEBODY_ELSE.toString())).hasSize(1);
        assertThat(claimEvents(EMAIL)).containsExactly(new EmailClaimed(EmailClaim.idOf(EMAIL), JO));
        assertThat(claimEvents(new EmailAddress("else@example.com"))).hasSize(1);
    }

    @Test
    void deletingReleasesTheAddress() {
        create(JO, "jo@example.com");
        send(new DeleteUser(JO));

        assertThat(create(SOMEBODY_ELSE, "JO@example.com")).isEqualTo(new Outcome(0, true));
        assertThat(claimEvents(EMAIL))
                .containsExactly(
                        new EmailClaimed(EmailClaim.idOf(EMAIL), JO),
                        new EmailReleased(EmailClaim.idOf(EMAIL), JO),
                        new EmailClaimed(EmailClaim.idOf(EMAIL), SOMEBODY_ELSE));
    }

    @Test
    void changingTheAddressMovesTheClaim() {
        create(JO, "jo@example.com");
        send(new UpdateUser(JO, null, OTHER_EMAIL));

        rejectedAsTaken(new CreateUser(SOMEBODY_ELSE, NAME, OTHER_EMAIL));
        assertThat(create(SOMEBODY_ELSE, "jo@example.com")).isEqualTo(new Outcome(0, true));
    }

    @Test
    void changingTheSpellingKeepsTheClaim() {
        create(JO, "jo@example.com");
        send(new UpdateUser(JO, null, new EmailAddress("Jo@Example.Com")));

        assertThat(claimEvents(EMAIL)).containsExactly(new EmailClaimed(EmailClaim.idOf(EMAIL), JO));
    }

    @Test
    void restoringClaimsTheAddressAgain() {
        create(JO, "jo@example.com");
        send(new DeleteUser(JO));
        send(new RestoreUser(JO));

        rejectedAsTaken(new CreateUser(SOMEBODY_ELSE, NAME, EMAIL));
    }

    @Test
    void restoringIsRejectedWhileTheAddressIsTaken() {
        create(JO, "jo@example.com");
        send(new DeleteUser(JO));
        create(SOMEBODY_ELSE, "jo@example.com");

        rejectedAsTaken(new RestoreUser(JO));
        assertThat(eventsOf(JO.toString())).hasSize(2);

        send(new UpdateUser(SOMEBODY_ELSE, null, OTHER_EMAIL));
        assertThat(send(new RestoreUser(JO))).isEqualTo(new Outcome(2, true));
    }

    @Test
    void deletingDoesNotReleaseTheClaimOfAnotherUser() {
        create(JO, "jo@example.com");
        send(new DeleteUser(JO));
        create(SOMEBODY_ELSE, "jo@example.com");
        send(new DeleteUser(JO));

        rejectedAsTaken(new CreateUser(new UserId(UUID.randomUUID()), NAME, EMAIL));
    }

    /** Whatever the rules of today are. */
    @Test
    void anAddressThatWasAcceptedOnceIsReleasedAndClaimedAgain() {
        EmailAddress refused = new EmailAddress("jo\u200B \uFFFF@-ex_ample");
        store("user", JO.toString(), new UserCreated(JO, NAME, refused));
        store("email-claim", EmailClaim.idOf(refused), new EmailClaimed(EmailClaim.idOf(refused), JO));

        send(new DeleteUser(JO));
        send(new RestoreUser(JO));
        send(new UpdateUser(JO, null, EMAIL));

        assertThat(claimEvents(refused)).hasSize(4).endsWith(new EmailReleased(EmailClaim.idOf(refused), JO));
        rejectedAsTaken(new CreateUser(SOMEBODY_ELSE, NAME, EMAIL));
    }

    @Test
    void theIdOfAClaimDisclosesNothing() {
        assertThat(EmailClaim.idOf(EMAIL)).matches("email-[0-9a-f]{64}");
        assertThat(EmailClaim.idOf(EMAIL)).isNotEqualTo(EmailClaim.idOf(OTHER_EMAIL));
    }

    @Test
    void oneOfManyRacersGetsTheAddress() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EmailAddress wanted = new EmailAddress("race" + round + "@example.com");
            UserCommand[] creates = Stream.generate(() -> new CreateUser(new UserId(UUID.randomUUID()), NAME, wanted))
                    .limit(RACERS)
                    .toArray(UserCommand[]::new);

            List<Object> answers = sendAtOnce(creates);

            assertThat(answers).containsOnlyOnce(new Outcome(0, true)).contains(new EmailTaken());
            assertThat(answers).filteredOn(new EmailTaken()::equals).hasSize(RACERS - 1);
            assertThat(claimEvents(wanted)).hasSize(1);
        }
    }

    @Test
    void twoUsersWhoSwapAddressesAreRejectedWithoutADeadlock() throws Exception {
        create(JO, "jo@example.com");
        create(SOMEBODY_ELSE, "jo.roe@example.com");

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(sendAtOnce(new UpdateUser(JO, null, OTHER_EMAIL), new UpdateUser(SOMEBODY_ELSE, null, EMAIL)))
                    .containsExactly(new EmailTaken(), new EmailTaken());
        }
    }

    private Outcome create(UserId id, String email) {
        return send(new CreateUser(id, NAME, new EmailAddress(email)));
    }

    private Outcome send(UserCommand command) {
        return axon.commandGateway().sendAndWait(command);
    }

    private void store(String type, String aggregate, Object event) {
        axon.eventStore().publish(new GenericDomainEventMessage<>(type, aggregate, 0, event));
    }

    private void rejectedAsTaken(UserCommand command) {
        assertThatExceptionOfType(CommandRejected.class)
                .isThrownBy(() -> send(command))
                .satisfies(rejected -> assertThat(rejected.getDetails()).contains(new EmailTaken()));
    }

    /** Sends all commands at the same time, each in its own thread, and returns their outcomes and rejections. */
    private List<Object> sendAtOnce(UserCommand... commands) throws Exception {
        CyclicBarrier start = new CyclicBarrier(commands.length);
        List<Future<Object>> sent = Arrays.stream(commands)
                .map(command -> threads.submit(() -> {
                    start.await();
                    try {
                        return (Object) send(command);
                    } catch (CommandRejected rejected) {
                        return rejected.getDetails().orElseThrow();
                    }
                }))
                .toList();
        List<Object> answers = new ArrayList<>();
        for (Future<Object> answer : sent) {
            answers.add(answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        }
        return answers;
    }

    private List<Object> claimEvents(EmailAddress email) {
        return eventsOf(EmailClaim.idOf(email));
    }

    private List<Object> eventsOf(String aggregate) {
        return axon.eventStore()
                .readEvents(aggregate)
                .asStream()
                .<Object>map(Message::getPayload)
                .toList();
    }
}
