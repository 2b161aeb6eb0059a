package io.roster.node.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class DataLocationTest {

    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:reserve:./data/./roster;WRITE_DELAY=0",
                "jdbc:h2:file:./data/roster",
                "jdbc:h2:./data/roster"
            })
    void anEmbeddedFileIsShownAsAnAbsolutePath(String url) {
        environment.setProperty("spring.datasource.url", url);

        assertThat(location())
                .isEqualTo("Data is in " + Path.of("data", "roster.mv.db").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://127.0.0.1:5432/roster, jdbc:postgresql://127.0.0.1:5432/roster",
        "jdbc:postgresql://db/roster?user=jo&password=hidden, jdbc:postgresql://db/roster",
        "jdbc:postgresql://jo:hidden@db/roster, jdbc:postgresql://db/roster",
        "jdbc:h2:tcp://db/roster;PASSWORD=hidden, jdbc:h2:tcp://db/roster",
        "jdbc:h2:mem:roster;PASSWORD=hidden, jdbc:h2:mem:roster"
    })
    void aDatabaseIsShownAsItsUrlWithoutCredentials(String url, String shown) {
        environment.setProperty("spring.datasource.url", url);

        assertThat(location()).isEqualTo("Data is in " + shown);
    }

    @Test
    void eventsInAxonServerAreShownBesideTheReadModels() {
        environment.setProperty("axon.axonserver.enabled", "true");
        environment.setProperty("axon.axonserver.servers", "localhost:8124");
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:5432/roster");

        assertThat(location())
                .isEqualTo("Events are in Axon Server at localhost:8124,"
                        + " read models in jdbc:postgresql://127.0.0.1:5432/roster");
    }

    @Test
    void aNodeForCommandsHasNoDatabaseToShow() {
        environment.setProperty("axon.axonserver.enabled", "true");
        environment.setProperty("axon.axonserver.servers", "localhost:8124");
        environment.setProperty("roster.role", "command");

        assertThat(location()).isEqualTo("Events are in Axon Server at localhost:8124");
    }

    private String location() {
        return new DataLocation(environment).toString();
    }
}
