package io.roster.user.command;

import static io.roster.user.command.UserFixture.CREATED;
import static io.roster.user.command.UserFixture.DEACTIVATED;
import static io.roster.user.command.UserFixture.DELETED;
import static io.roster.user.command.UserFixture.EMAIL;
import static io.roster.user.command.UserFixture.JO;
import static io.roster.user.command.UserFixture.NAME;
import static io.roster.user.command.UserFixture.OTHER_EMAIL;
import static io.roster.user.command.UserFixture.OTHER_NAME;
import static io.roster.user.command.UserFixture.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserCommand.UpdateUser;
import io.roster.user.api.UserEvent.UserEmailChanged;
import io.roster.user.api.UserEvent.UserRenamed;
import io.roster.user.api.UserName;
import io.roster.user.api.UserRejection.EmailTaken;
import io.roster.user.api.UserRejection.UserIsDeleted;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class UpdateUserTest {

    private final InMemoryEmailClaims claims = UserFixture.claimsOfJo();
    private final FixtureConfiguration<User> fixture = UserFixture.with(claims);

    @Test
    void theNameOnly() {
        fixture.given(CREATED)
                .when(new UpdateUser(JO, OTHER_NAME, null))
                .expectEvents(new UserRenamed(JO, OTHER_NAME))
                .expectResultMessagePayload(new Outcome(1, true));
    }

    @Test
    void theAddressOnlyMovesTheClaim() {
        fixture.given(CREATED)
                .when(new UpdateUser(JO, null, OTHER_EMAIL))
                .expectEvents(new UserEmailChanged(JO, OTHER_EMAIL))
                .expectResultMessagePayload(new Outcome(1, true));

        assertThat(claims.holderOf(OTHER_EMAIL)).contains(JO);
        assertThat(claims.holderOf(EMAIL)).isEmpty();
    }

    @Test
    void nameAndAddressAreTwoEvents() {
        fixture.given(CREATED)
                .when(new UpdateUser(JO, OTHER_NAME, OTHER_EMAIL))
                .expectEvents(new UserEmailChanged(JO, OTHER_EMAIL), new UserRenamed(JO, OTHER_NAME))
                .expectResultMessagePayload(new Outcome(2, true));
    }

    @Test
    void anotherSpellingOfTheAddressIsAChangeThatKeepsTheClaim() {
        EmailAddress shouted = new EmailAddress("JO@EXAMPLE.COM");

        fixture.given(CREATED)
                .when(new UpdateUser(JO, null, shouted))
                .expectEvents(new UserEmailChanged(JO, shouted))
                .expectResultMessagePayload(new Outcome(1, true));

        assertThat(claims.holderOf(EMAIL)).contains(JO);
    }

    @Test
    void theNameInAnotherCaseIsAChange() {
        UserName shouted = new UserName("JO DOE");

        fixture.given(CREATED).when(new UpdateUser(JO, shouted, null)).expectEvents(new UserRenamed(JO, shouted));
    }

    @Test
    void anInactiveUserCanBeUpdated() {
        fixture.given(CREATED, DEACTIVATED)
                .when(new UpdateUser(JO, OTHER_NAME, null))
                .expectEvents(new UserRenamed(JO, OTHER_NAME))
                .expectResultMessagePayload(new Outcome(2, true));
    }

    @Test
    void anEmptyUpdateChangesNothing() {
        fixture.given(CREATED)
                .when(new UpdateUser(JO, null, null))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(0, false));
    }

    @Test
    void equalValuesChangeNothing() {
        fixture.given(CREATED, DEACTIVATED)
                .when(new UpdateUser(JO, NAME, EMAIL))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(1, false));
    }

    @Test
    void comparesWithTheCurrentNameAndAddress() {
        fixture.given(CREATED, new UserRenamed(JO, OTHER_NAME), new UserEmailChanged(JO, OTHER_EMAIL))
                .when(new UpdateUser(JO, OTHER_NAME, OTHER_EMAIL))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(2, false));
    }

    @Test
    void rejectedAsAWholeIfTheAddressIsTaken() {
        claims.claim(OTHER_EMAIL, SOMEBODY_ELSE);

        fixture.given(CREATED)
                .when(new UpdateUser(JO, OTHER_NAME, OTHER_EMAIL))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new EmailTaken());
    }

    @Test
    void rejectedIfDeleted() {
        fixture.given(CREATED, DELETED)
                .when(new UpdateUser(JO, OTHER_NAME, OTHER_EMAIL))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new UserIsDeleted(JO));
    }

    @Test
    void rejectedIfDeletedEvenIfNothingWouldChange() {
        fixture.given(CREATED, DELETED)
                .when(new UpdateUser(JO, null, null))
                .expectNoEvents()
                .expectExceptionDetails(new UserIsDeleted(JO));
    }

    @Test
    void anUnknownUserIsNotFound() {
        fixture.givenNoPriorActivity()
                .when(new UpdateUser(JO, OTHER_NAME, null))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }
}
