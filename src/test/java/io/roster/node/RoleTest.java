package io.roster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class RoleTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void theDefaultRoleIsAll() {
        assertThat(Role.of(environment)).isEqualTo(Role.ALL);
    }

    @Test
    void aNodeOnAxonServerMayHaveAnotherRole() {
        environment.setProperty("axon.axonserver.enabled", "true");
        environment.setProperty("roster.role", "query");

        assertThat(Role.of(environment)).isEqualTo(Role.QUERY);
    }

    @Test
    void anotherRoleRequiresAxonServer() {
        environment.setProperty("roster.role", "command");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Role.of(environment))
                .withMessageContaining("needs Axon Server")
                .satisfies(e -> assertThat(e.analysis().getAction()).contains("profile axonserver"));
    }

    @Test
    void anUnknownRoleIsRefused() {
        environment.setProperty("roster.role", "reader");

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> Role.of(environment))
                .withMessage("Unknown role \"reader\".");
    }
}
