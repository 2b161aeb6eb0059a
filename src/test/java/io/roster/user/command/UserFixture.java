package io.roster.user.command;

import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;

/** The user in the tests of commands, and its history. */
final class UserFixture {

    static final UserId JO = UserId.of("2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");
    static final UserId SOMEBODY_ELSE = UserId.of("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    static final UserName NAME = new UserName("Jo Doe");
    static final UserName OTHER_NAME = new UserName("Jo Roe");
    static final EmailAddress EMAIL = new EmailAddress("jo@example.com");
    static final EmailAddress OTHER_EMAIL = new EmailAddress("jo.roe@example.com");
    static final UserCreated CREATED = new UserCreated(JO, NAME, EMAIL);
    static final UserDeactivated DEACTIVATED = new UserDeactivated(JO);
    static final UserDeleted DELETED = new UserDeleted(JO);

    private UserFixture() {}

    static FixtureConfiguration<User> with(EmailClaims claims) {
        return new AggregateTestFixture<>(User.class).registerInjectableResource(claims);
    }

    /** Claims in which Jo holds the first address. */
    static InMemoryEmailClaims claimsOfJo() {
        InMemoryEmailClaims claims = new InMemoryEmailClaims();
        claims.claim(EMAIL, JO);
        return claims;
    }
}
