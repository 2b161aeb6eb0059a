package io.roster.user.command;

import static io.roster.user.command.UserFixture.CREATED;
import static io.roster.user.command.UserFixture.DEACTIVATED;
import static io.roster.user.command.UserFixture.DELETED;
import static io.roster.user.command.UserFixture.EMAIL;
import static io.roster.user.command.UserFixture.JO;
import static io.roster.user.command.UserFixture.OTHER_EMAIL;
import static io.roster.user.command.UserFixture.SOMEBODY_ELSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import io.roster.user.api.UserCommand.DeleteUser;
import io.roster.user.api.UserCommand.RestoreUser;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserEmailChanged;
import io.roster.user.api.UserEvent.UserRestored;
import io.roster.user.api.UserRejection.EmailTaken;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Deleting and restoring. */
class DeleteUserTest {

    private final InMemoryEmailClaims claims = new InMemoryEmailClaims();
    private final FixtureConfiguration<User> fixture = UserFixture.with(claims);

    @Test
    void aUserIsDeletedAndTheAddressReleased() {
        claims.claim(EMAIL, JO);

        fixture.given(CREATED)
                .when(new DeleteUser(JO))
                .expectEvents(new UserDeleted(JO))
                .expectResultMessagePayload(new Outcome(1, true));

        assertThat(claims.holderOf(EMAIL)).isEmpty();
    }

    @Test
    void theCurrentAddressIsReleased() {
        claims.claim(OTHER_EMAIL, JO);

        fixture.given(CREATED, new UserEmailChanged(JO, OTHER_EMAIL))
                .when(new DeleteUser(JO))
                .expectEvents(new UserDeleted(JO))
                .expectResultMessagePayload(new Outcome(2, true));

        assertThat(claims.holderOf(OTHER_EMAIL)).isEmpty();
    }

    @Test
    void deletingADeletedUserChangesNothing() {
        claims.claim(EMAIL, SOMEBODY_ELSE);

        fixture.given(CREATED, DELETED)
                .when(new DeleteUser(JO))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(1, false));

        assertThat(claims.holderOf(EMAIL)).contains(SOMEBODY_ELSE);
    }

    @Test
    void anUnknownUserCannotBeDeleted() {
        fixture.givenNoPriorActivity()
                .when(new DeleteUser(JO))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void aDeletedUserIsRestoredAndTheAddressClaimedAgain() {
        fixture.given(CREATED, DELETED)
                .when(new RestoreUser(JO))
                .expectEvents(new UserRestored(JO, true))
                .expectResultMessagePayload(new Outcome(2, true));

        assertThat(claims.holderOf(EMAIL)).contains(JO);
    }

    @Test
    void aUserDeletedWhileInactiveIsRestoredInactive() {
        fixture.given(CREATED, DEACTIVATED, DELETED)
                .when(new RestoreUser(JO))
                .expectEvents(new UserRestored(JO, false))
                .expectResultMessagePayload(new Outcome(3, true));
    }

    @Test
    void restoringAUserWhoIsNotDeletedChangesNothing() {
        fixture.given(CREATED, DELETED, new UserRestored(JO, true))
                .when(new RestoreUser(JO))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(2, false));
    }

    @Test
    void aRestoredUserCanBeDeletedAgain() {
        fixture.given(CREATED, DELETED, new UserRestored(JO, true))
                .when(new DeleteUser(JO))
                .expectEvents(DELETED)
                .expectResultMessagePayload(new Outcome(3, true));
    }

    @Test
    void restoringIsRejectedIfTheAddressIsTaken() {
        claims.claim(EMAIL, SOMEBODY_ELSE);

        fixture.given(CREATED, DELETED)
                .when(new RestoreUser(JO))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new EmailTaken());
    }

    @Test
    void anUnknownUserCannotBeRestored() {
        fixture.givenNoPriorActivity()
                .when(new RestoreUser(JO))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }
}
