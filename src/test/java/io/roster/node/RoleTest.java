package io.roster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class RoleTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void aNodeDoesAllUnlessToldOtherwise() {
        assertThat(Role.of(environment)).isEqualTo(Role.ALL);
    }

    @Test
    void aNodeOnAxonServerMayDoAPart() {
        environment.setProperty("axon.axonserver.enabled", "true");
        environment.setProperty("roster.role", "query");

        assertThat(Role.of(environment)).isEqualTo(Role.QUERY);
    }

    @Test
    void whoBringsNothingToOthersDoesAll() {
        environment.setProperty("roster.role", "command");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Role.of(environment))
                .withMessageContaining("without Axon Server")
                .satisfies(e -> assertThat(e.action()).contains("profile axonserver"));
    }

    @Test
    void anUnknownRoleIsRefused() {
        environment.setProperty("roster.role", "reader");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Role.of(environment))
                .withMessage("There is no role \"reader\".");
    }
}
