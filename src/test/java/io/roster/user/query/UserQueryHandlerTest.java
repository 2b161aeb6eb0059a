package io.roster.user.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.roster.readmodel.QueryRejected;
import io.roster.user.api.EmailAddress;
import io.roster.user.api.UserEvent.UserCreated;
import io.roster.user.api.UserEvent.UserDeactivated;
import io.roster.user.api.UserEvent.UserDeleted;
import io.roster.user.api.UserEvent.UserRenamed;
import io.roster.user.api.UserId;
import io.roster.user.api.UserName;
import io.roster.user.api.UserQuery.FetchUser;
import io.roster.user.api.UserQuery.FindOneUser;
import io.roster.user.api.UserQuery.FindUsers;
import io.roster.user.api.UserRejection.NoUserMatches;
import io.roster.user.api.UserRejection.SeveralUsersMatch;
import io.roster.user.api.UserRejection.UserNotFound;
import io.roster.user.api.UserReply.UserView;
import io.roster.user.api.UserStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From rows to answers, on every supported database. */
abstract class UserQueryHandlerTest {

    private static final UserId ANN = UserId.of("10000000-0000-4000-8000-000000000001");
    private static final UserId BEN = UserId.of("20000000-0000-4000-8000-000000000002");
    private static final UserId CLEO = UserId.of("f0000000-0000-4000-8000-000000000003");
    private static final UserId DEE = UserId.of("40000000-0000-4000-8000-000000000004");
    private static final UserId NOBODY = UserId.of("50000000-0000-4000-8000-000000000005");

    private final UserTable table;

    UserQueryHandlerTest(UserTable table) {
        this.table = table;
    }

    /** Ann and Cleo are active, Ben is inactive, Dee is deleted; Ann and Ben have the same name. */
    @BeforeEach
    void fourUsers() {
        table.clear();
        table.project(new UserCreated(CLEO, new UserName("Cleo"), new EmailAddress("Cleo@example.com")), 0, hour(1));
        table.project(new UserCreated(ANN, new UserName("Straße"), new EmailAddress("ann@bücher.example")), 0, hour(2));
        table.project(new UserCreated(BEN, new UserName("Ben"), new EmailAddress("ben@example.com")), 0, hour(3));
        table.project(new UserCreated(DEE, new UserName("Dee"), new EmailAddress("dee@example.com")), 0, hour(4));
        table.project(new UserRenamed(BEN, new UserName("STRASSE")), 1, hour(5));
        table.project(new UserDeactivated(BEN), 2, hour(6));
        table.project(new UserDeleted(DEE), 1, hour(7));
    }

    @Test
    void fetchesAUserById() {
        assertThat(table.queries.handle(new FetchUser(BEN)))
                .isEqualTo(new UserView(
                        BEN,
                        new UserName("STRASSE"),
                        new EmailAddress("ben@example.com"),
                        false,
                        UserStatus.INACTIVE,
                        2,
                        hour(3),
                        hour(6)));
    }

    @Test
    void fetchesADeletedUserToo() {
        assertThat(table.queries.handle(new FetchUser(DEE)).status()).isEqualTo(UserStatus.DELETED);
    }

    @Test
    void fetchingAnUnknownUserIsRejected() {
        rejected(new UserNotFound(NOBODY), () -> table.queries.handle(new FetchUser(NOBODY)));
    }

    @Test
    void findsTheOnlyMatch() {
        assertThat(findOne("email=CLEO@example.com").id()).isEqualTo(CLEO);
        assertThat(findOne("name=strasse", "active=false").id()).isEqualTo(BEN);
    }

    @Test
    void findingOneIsRejectedWithoutAMatch() {
        rejected(new NoUserMatches(), () -> findOne("email=nobody@example.com"));
        rejected(new NoUserMatches(), () -> findOne("email=dee@example.com"));
    }

    @Test
    void findingOneIsRejectedIfSeveralMatch() {
        rejected(new SeveralUsersMatch(), () -> findOne("name=strasse"));
    }

    @Test
    void findsByEveryField() {
        found("id=" + CLEO, CLEO);
        found("name=straße", ANN, BEN);
        found("email=ANN@xn--bcher-kva.example", ANN);
        found("active=true", ANN, CLEO);
        found("active=false", BEN);
        found("status=active", ANN, CLEO);
        found("status=inactive", BEN);
        found("version=2", BEN);
        found("createdAt=2026-01-31T03:00:00+01:00", ANN);
        found("updatedAt=" + hour(6), BEN);
    }

    @Test
    void aPartOfAnAddressMatchesAsWritten() {
        for (String part :
                List.of("startsWith=ANN@BÜCHER.example", "startsWith=ann@bücher.exa", "contains=n@bücher.e")) {
            found("email." + part, ANN);
        }
        found("email.endsWith=@bücher.example", ANN);
        found("email.startsWith=ann@bücher.com");
    }

    @Test
    void findsNobodyIfNothingMatches() {
        for (String filter : List.of(
                "id=" + NOBODY,
                "name=",
                "name=stra",
                "name=%",
                "name=' or '1'='1",
                "email=no address",
                "email=%",
                "version=-9223372036854775808",
                "version=9223372036854775807")) {
            found(filter);
        }
    }

    @Test
    void everyTimeInTheFormatIsAllowed() {
        for (String time : List.of(
                "0000-01-01T00:00:00+18:00", "2026-01-31T00:00:00.000000001Z", "9999-12-31T23:59:59.999999999-18:00")) {
            found("createdAt=" + time);
        }
    }

    @Test
    void deletedUsersAreLeftOutUnlessTheFilterMentionsTheStatus() {
        assertThat(find()).containsExactly(ANN, BEN, CLEO);
        found("name=Dee");
        found("status=deleted", DEE);
        assertThat(find("status=deleted", "name=dee")).containsExactly(DEE);
        assertThat(find("status=deleted", "active=true")).isEmpty();
    }

    @Test
    void sortsByEveryFieldAndThenById() {
        assertThat(find("sort=id")).containsExactly(ANN, BEN, CLEO);
        assertThat(find("sort=-id")).containsExactly(CLEO, BEN, ANN);
        assertThat(find("sort=name")).containsExactly(CLEO, ANN, BEN);
        assertThat(find("sort=-name")).containsExactly(BEN, ANN, CLEO);
        assertThat(find("sort=name,-id")).containsExactly(CLEO, BEN, ANN);
        assertThat(find("sort=email")).containsExactly(ANN, BEN, CLEO);
        assertThat(find("sort=-active")).containsExactly(CLEO, ANN, BEN);
        assertThat(find("sort=-status")).containsExactly(BEN, CLEO, ANN);
        assertThat(find("sort=-version")).containsExactly(BEN, CLEO, ANN);
        assertThat(find("sort=createdAt")).containsExactly(CLEO, ANN, BEN);
        assertThat(find("sort=-updatedAt")).containsExactly(BEN, ANN, CLEO);
    }

    @Test
    void theLimitAppliesAfterSorting() {
        assertThat(find("sort=createdAt", "limit=2")).containsExactly(CLEO, ANN);
        assertThat(find("sort=createdAt", "limit=200")).hasSize(3);
    }

    @Test
    void specialCharactersMatchLiterally() {
        for (String text : List.of("O'Neil", "100%", "a_b", "😀", "\\", "' or ''='", "?", ":name", "鈴木")) {
            table.project(new UserCreated(NOBODY, new UserName(text), new EmailAddress("x@example.com")), 0, hour(8));

            found("name=" + text, NOBODY);
            assertThat(find("limit=200")).hasSize(4);
            fourUsers();
        }
    }

    private void found(String filter, UserId... users) {
        assertThat(find(filter)).as(filter).containsExactly(users);
    }

    private List<UserId> find(String... parameters) {
        return table
                .queries
                .handle(new FindUsers(UserTable.PARSER.parse(map(parameters)).search()))
                .items()
                .stream()
                .map(UserView::id)
                .toList();
    }

    private UserView findOne(String... parameters) {
        return table.queries.handle(
                new FindOneUser(UserTable.PARSER.parseOne(map(parameters)).search()));
    }

    private static Map<String, List<String>> map(String... parameters) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            map.put(parameter.substring(0, equals), List.of(parameter.substring(equals + 1)));
        }
        return map;
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-01-31T00:00:00Z").plusSeconds(3600L * hour);
    }

    private static void rejected(Object why, ThrowingCallable query) {
        assertThatExceptionOfType(QueryRejected.class)
                .isThrownBy(query)
                .satisfies(rejected -> assertThat(rejected.getDetails()).contains(why));
    }
}
