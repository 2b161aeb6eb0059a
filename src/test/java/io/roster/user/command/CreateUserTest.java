package io.roster.user.command;

import static io.roster.user.command.UserFixture.CREATED;
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
import io.roster.user.api.UserCommand.CreateUser;
import io.roster.user.api.UserRejection.EmailTaken;
import io.roster.user.api.UserRejection.IdTaken;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CreateUserTest {

    private final InMemoryEmailClaims claims = new InMemoryEmailClaims();
    private final FixtureConfiguration<User> fixture = UserFixture.with(claims);

    @Test
    void aUserIsCreatedAndTheAddressClaimed() {
        fixture.givenNoPriorActivity()
                .when(new CreateUser(JO, NAME, EMAIL))
                .expectEvents(CREATED)
                .expectResultMessagePayload(new Outcome(0, true));

        assertThat(claims.holderOf(EMAIL)).contains(JO);
    }

    @Test
    void rejectedIfTheIdIsTaken() {
        fixture.given(CREATED)
                .when(new CreateUser(JO, OTHER_NAME, OTHER_EMAIL))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new IdTaken(JO));

        assertThat(claims.holderOf(OTHER_EMAIL)).isEmpty();
    }

    @Test
    void rejectedIfTheIdIsTakenByAnEqualUser() {
        fixture.given(CREATED)
                .when(new CreateUser(JO, NAME, EMAIL))
                .expectNoEvents()
                .expectExceptionDetails(new IdTaken(JO));
    }

    @Test
    void rejectedIfTheIdIsThatOfADeletedUser() {
        fixture.given(CREATED, DELETED)
                .when(new CreateUser(JO, OTHER_NAME, OTHER_EMAIL))
                .expectNoEvents()
                .expectExceptionDetails(new IdTaken(JO));
    }

    @Test
    void rejectedIfTheAddressIsTaken() {
        claims.claim(new EmailAddress("JO@EXAMPLE.COM"), SOMEBODY_ELSE);

        fixture.givenNoPriorActivity()
                .when(new CreateUser(JO, NAME, EMAIL))
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new EmailTaken());
    }
}
