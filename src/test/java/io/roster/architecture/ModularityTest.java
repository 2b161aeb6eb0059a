package io.roster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.RosterApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(RosterApplication.class);

    @Test
    void modulesKeepToWhatTheyDeclare() {
        modules.verify();
    }

    @Test
    void modulesAreThoseOfTheDesign() {
        assertThat(modules)
                .extracting(module -> module.getIdentifier().toString())
                .contains("message", "text", "search", "user", "web", "infrastructure");
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
    void noModuleDeclaresADependencyThatItDoesNotHave() {
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
    void featuresOfferTheirApiAndNothingElse() {
        assertThat(modules)
                .flatExtracting(module -> module.getNamedInterfaces().stream()
                        .filter(offered -> !offered.isUnnamed())
                        .map(offered -> module.getIdentifier() + "::" + offered.getName())
                        .toList())
                .contains("user::api", "search::sql")
                .allMatch(offered -> offered.endsWith("::api") || offered.equals("search::sql"), "an api");
    }

    private static String[] allowedDependencies(ApplicationModule module) {
        return module.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .orElseThrow(() -> new AssertionError(module.getIdentifier() + " declares nothing"))
                .allowedDependencies();
    }
}
