package io.roster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.RosterApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.NamedInterface;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(RosterApplication.class, Roster.MAIN_AND_ROOM);

    @Test
    void modulesHaveNoCyclesAndOnlyDeclaredDependencies() {
        modules.verify();
    }

    @Test
    void everyModuleIsClosedAndDeclaresItsDependencies() {
        for (ApplicationModule module : modules) {
            assertThat(module.isOpen()).as("%s is open", module.getIdentifier()).isFalse();
            assertThat(allowedDependencies(module))
                    .as("allowedDependencies of %s", module.getIdentifier())
                    .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
        }
    }

    @Test
    void everyDeclaredDependencyIsUsed() {
        for (ApplicationModule module : modules) {
            assertThat(allowedDependencies(module))
                    .as("allowedDependencies of %s", module.getIdentifier())
                    .allMatch(
                            allowed -> module.getDirectDependencies(modules)
                                    .containsModuleNamed(allowed.split("::", 2)[0]),
                            "used");
        }
    }

    @Test
    void featuresExposeOnlyTheirApi() {
        for (String feature : Roster.FEATURES) {
            assertThat(modules.getModuleByName(feature).orElseThrow().getNamedInterfaces())
                    .filteredOn(exposed -> !exposed.isUnnamed())
                    .as("named interfaces of %s", feature)
                    .extracting(NamedInterface::getName)
                    .containsExactly("api");
        }
    }

    private static String[] allowedDependencies(ApplicationModule module) {
        return module.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .orElseThrow(() -> new AssertionError(module.getIdentifier() + " has no @ApplicationModule"))
                .allowedDependencies();
    }
}
