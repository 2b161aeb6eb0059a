package io.roster.http.query;

import static io.roster.http.Store.AXON_SERVER;
import static io.roster.http.Store.H2;
import static io.roster.http.Store.REAL_AXON_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import io.roster.http.HttpTest;
import io.roster.http.OnStores;
import io.roster.message.AggregateReference;
import io.roster.readmodel.ConsistencyToken;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnStores({H2, AXON_SERVER, REAL_AXON_SERVER})
class RejectedQueriesTest extends HttpTest {

    @ParameterizedTest
    @CsvSource({
        "role=x, role",
        "active=yes, active",
        "status=gone, status",
        "version=1.5, version",
        "createdAt=yesterday, createdAt",
        "id=1, id",
        "sort=role, sort",
        "sort=, sort",
        "'sort=name,name', sort",
        "limit=0, limit",
        "limit=201, limit",
        "limit=ten, limit",
        "active=true&active=false, active",
        "name=%00, name",
        "name=Jo%E2%80%8B, name",
        "email=jo@ex%C2%ADample.com, email"
    })
    void invalidParameter(String query, String parameter) {
        Reply reply = api.get("/api/users?" + query);

        assertProblem(reply, 400, "invalid-query");
        assertThat(reply.text("/errors/0/parameter")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|#",
                "{\"where\":{}}|#/where",
                "{\"filter\":[]}|#/filter",
                "{\"filter\":{\"role\":1}}|#/filter/role",
                "{\"filter\":{\"active\":\"true\"}}|#/filter/active",
                "{\"filter\":{\"name\":null}}|#/filter/name",
                "{\"filter\":{\"name\":\"\\ud800\"}}|#/filter/name",
                "{\"filter\":{\"version\":99999999999999999999}}|#/filter/version",
                "{\"sort\":{}}|#/sort",
                "{\"sort\":[{\"order\":\"asc\"}]}|#/sort/0",
                "{\"sort\":[{\"field\":\"name\",\"order\":\"up\"}]}|#/sort/0/order",
                "{\"limit\":\"10\"}|#/limit",
                "{\"limit\":1e400}|#/limit"
            })
    void invalidJson(String query, String pointer) {
        Reply reply = api.post("/api/users/query", query);

        assertProblem(reply, 400, "invalid-query");
        assertThat(reply.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void allErrorsAtOnce() {
        Reply parameters = api.get("/api/users?role=x&limit=0&sort=nobody&name=%00&active=true&cursor=x");
        assertProblem(parameters, 400, "invalid-query");
        assertThat(parameters
                        .json()
                        .at("/errors")
                        .valueStream()
                        .map(it -> it.at("/parameter").asString()))
                .containsExactlyInAnyOrder("role", "limit", "sort", "name");
        assertThat(parameters.text("/detail")).isEqualTo("The query has 4 errors.");

        Reply body = api.post("/api/users/query", """
                {"where":{},"limit":"10","sort":[{"field":"name","order":"up"}],
                 "filter":{"role":1,"or":[{"active":"yes"},{"active":true},{"version":{"near":1,"gt":"x"}}]}}""");
        assertProblem(body, 400, "invalid-query");
        assertThat(body.json()
                        .at("/errors")
                        .valueStream()
                        .map(it -> it.at("/pointer").asString()))
                .containsExactlyInAnyOrder(
                        "#/where",
                        "#/limit",
                        "#/sort/0/order",
                        "#/filter/role",
                        "#/filter/or/0/active",
                        "#/filter/or/2/version/near",
                        "#/filter/or/2/version/gt");
    }

    /** A browser's form and many clients write a space so, and a plus sign as it is. */
    @Test
    void plusSignThatIsNotEncoded() {
        for (String path : List.of(
                "/one?email=ada+news@example.com",
                "?createdAt.ge=2026-01-01T00:00:00+02:00",
                "/statistics?timeZone=Etc/GMT+2")) {
            assertThat(api.get("/api/users" + path).text("/detail")).as(path).contains("%2B");
        }
        assertThat(api.get("/api/users/one?email=ada%2Bnews@example.com").text("/detail"))
                .doesNotContain("%2B");
        assertThat(api.get("/api/users?id.in=1,2").text("/detail")).contains("Repeat the parameter");
    }

    @Test
    void oneUserWithoutAFilter() {
        assertProblem(api.get("/api/users/one"), 400, "invalid-query");
    }

    @Test
    void oneUserAmongSeveralMatches() {
        String name = "Twin " + UUID.randomUUID();
        api.create(UUID.randomUUID(), name, UUID.randomUUID() + "@example.com");
        api.create(UUID.randomUUID(), name, UUID.randomUUID() + "@example.com");

        assertProblem(api.get("/api/users/one?name=" + name.replace(" ", "%20")), 409, "several-users-match");
    }

    @Test
    void aTokenOfAWriteThatWasNeverMade() {
        UUID id = UUID.randomUUID();
        String token = api.create(id, "Jo", id + "@example.com").consistencyToken();

        for (ConsistencyToken never : List.of(
                new ConsistencyToken(new AggregateReference("user", id.toString()), 1),
                new ConsistencyToken(
                        new AggregateReference("user", UUID.randomUUID().toString()), 0))) {
            assertProblem(api.getAfter(never.toString(), "/api/users"), 422, "unknown-consistency-token");
        }
        assertThat(api.getAfter(token, "/api/users/" + id).status()).isEqualTo(200);
    }
}
