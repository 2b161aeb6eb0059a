package io.roster.accesstoken.command;

import io.roster.accesstoken.api.AccessTokenCommand.IssueAccessToken;
import io.roster.accesstoken.api.AccessTokenCommand.RevokeAccessToken;
import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenIssued;
import io.roster.accesstoken.api.AccessTokenEvent.AccessTokenRevoked;
import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.api.AccessTokenName;
import io.roster.accesstoken.api.AccessTokenRejection.AccessTokenIdTaken;
import io.roster.accesstoken.api.AccessTokenRejection.NoScopes;
import io.roster.accesstoken.api.AccessTokenRejection.ScopeNotHeld;
import io.roster.accesstoken.api.Expiry;
import io.roster.accesstoken.api.Scope;
import io.roster.accesstoken.api.SecretDigest;
import io.roster.message.Rejection;
import io.roster.message.command.CommandMetaData;
import io.roster.message.command.CommandRejected;
import io.roster.message.command.Outcome;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class AccessTokenTest {

    private static final AccessTokenId ID = AccessTokenId.of("2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");
    private static final AccessTokenName NAME = new AccessTokenName("Payroll import");
    private static final Scope READ = new Scope("users:read");
    private static final Scope WRITE = new Scope("users:write");
    private static final SecretDigest DIGEST = new SecretDigest("0".repeat(64));
    private static final Expiry LATER = Expiry.of("2030-12-31T00:00:00Z");
    private static final AccessTokenIssued ISSUED = new AccessTokenIssued(ID, NAME, List.of(READ), LATER, DIGEST);

    /** Of whoever sends the commands. */
    private static final Map<String, String> BOTH_SCOPES = Map.of(CommandMetaData.SCOPES, "users:read users:write");

    private final FixtureConfiguration<AccessToken> fixture = new AggregateTestFixture<>(AccessToken.class);

    @Test
    void aTokenIsIssuedWithEachScopeOnce() {
        fixture.givenNoPriorActivity()
                .when(new IssueAccessToken(ID, NAME, List.of(WRITE, READ, WRITE), null, DIGEST), BOTH_SCOPES)
                .expectEvents(new AccessTokenIssued(ID, NAME, List.of(WRITE, READ), null, DIGEST))
                .expectResultMessagePayload(new Outcome(0, true));
    }

    @Test
    void nobodyGrantsAScopeThatTheyDoNotHave() {
        IssueAccessToken command =
                new IssueAccessToken(ID, NAME, List.of(READ, new Scope("operations:write")), null, DIGEST);

        rejected(command, BOTH_SCOPES, new ScopeNotHeld(new Scope("operations:write")));
        rejected(command, Map.of(), new ScopeNotHeld(READ));
    }

    @Test
    void aTokenHasAScope() {
        rejected(new IssueAccessToken(ID, NAME, List.of(), null, DIGEST), BOTH_SCOPES, new NoScopes());
    }

    @Test
    void rejectedIfTheIdIsTaken() {
        fixture.given(ISSUED)
                .when(new IssueAccessToken(ID, NAME, List.of(READ), null, DIGEST), BOTH_SCOPES)
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(new AccessTokenIdTaken(ID));
    }

    @Test
    void aTokenIsRevokedOnce() {
        fixture.given(ISSUED).when(new RevokeAccessToken(ID)).expectEvents(new AccessTokenRevoked(ID));
        fixture.given(ISSUED, new AccessTokenRevoked(ID))
                .when(new RevokeAccessToken(ID))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome(1, false));
    }

    private void rejected(IssueAccessToken command, Map<String, String> metaData, Rejection rejection) {
        fixture.givenNoPriorActivity()
                .when(command, metaData)
                .expectNoEvents()
                .expectException(CommandRejected.class)
                .expectExceptionDetails(rejection);
    }
}
