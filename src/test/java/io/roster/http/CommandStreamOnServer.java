package io.roster.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.http.Api.Reply;
import org.junit.jupiter.api.Test;

/** Each command goes to the node of its aggregate. */
abstract class CommandStreamOnServer extends CommandStreamTest {

    @Override
    @Test
    void anAtomicStreamIsDoneWholeOrNotAtAll() {
        Reply refused = stream("?atomic=true", create(1, "d1"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/type").asString()).isEqualTo("urn:roster:problem:atomicity-unsupported");
        assertThat(api.get("/api/users/one?email=d1-" + run + "@example.com").status())
                .isEqualTo(404);
    }
}
