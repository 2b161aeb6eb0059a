package io.roster.user.command;

import static io.roster.user.command.UserFixture.CREATED;
import static io.roster.user.command.UserFixture.DEACTIVATED;
import static io.roster.user.command.UserFixture.DELETED;
import static io.roster.user.command.UserFixture.JO;

import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import io.roster.user.api.UserCommand.ActivateUser;
import io.roster.user.api.UserCommand.DeactivateUser;
import io.roster.user.api.UserEvent.UserActivated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserRejection.UserIsDeleted;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Activating and deactivating. */
class ActivateUserTest {

    private static final UserActivated ACTIVATED = new UserActivated(JO);

    private final FixtureConfiguration<User> fixture = UserFixture.with(UserFixture.claimsOfJo());

    @Test
    void anInactiveUserIsActivated() {
        fixture.given(CREATED, DEACTIVATED)
                .when(new ActivateUser(JO))
                .expectEvents(ACTIVATED)
                .expectResultMessagePayload(new Outcome(2, true));
    }

    @Test
    void activatingAnActiveUserChangesNothing() {
        fixture.given(CREATED)
                .when(new ActivateUser(JO))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(0, false));
    }

    @Test
    void activatingTwiceChangesNothing() {
        fixture.given(CREATED, DEACTIVATED, ACTIVATED)
                .when(new ActivateUser(JO))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(2, false));
    }

    @Test
    void activatingADeletedUserIsRejected() {
        fixture.given(CREATED, DEACTIVATED, DELETED)
                .when(new ActivateUser(JO))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new UserIsDeleted(JO));
    }

    @Test
    void anUnknownUserCannotBeActivated() {
        fixture.givenNoPriorActivity()
                .when(new ActivateUser(JO))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void anActiveUserIsDeactivated() {
        fixture.given(CREATED)
                .when(new DeactivateUser(JO))
                .expectEvents(new UserDeactivated(JO))
                .expectResultMessagePayload(new Outcome(1, true));
    }

    @Test
    void deactivatingAnInactiveUserChangesNothing() {
        fixture.given(CREATED, DEACTIVATED)
                .when(new DeactivateUser(JO))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(1, false));
    }

    @Test
    void deactivatingADeletedUserIsRejected() {
        fixture.given(CREATED, DELETED)
                .when(new DeactivateUser(JO))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new UserIsDeleted(JO));
    }

    @Test
    void anUnknownUserCannotBeDeactivated() {
        fixture.givenNoPriorActivity()
                .when(new DeactivateUser(JO))
                .expectNoEvents()
                .expectException(AggregateNotFoundException.class);
    }
}
