package io.roster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import io.roster.RosterApplication;
import java.util.stream.Collectors;
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
                .contains(
                        "message",
                        "readmodel",
                        "text",
                        "search",
                        "user",
                        "web",
                        "projection",
                        "axon",
                        "h2",
                        "node",
                        "database",
                        "verify");
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
        assertThat(modules.getModuleByName("user").orElseThrow().getNamedInterfaces())
                .filteredOn(offered -> !offered.isUnnamed())
                .extracting(offered -> offered.getName())
                .containsExactly("api");
    }

    @Test
    void noPackageHasMoreThanADozenFiles() {
        assertThat(Roster.CLASSES.stream()
                        .filter(type -> type.getEnclosingClass().isEmpty())
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .allSatisfy((name, files) -> assertThat(files).as(name).isLessThanOrEqualTo(12));
    }

    private static String[] allowedDependencies(ApplicationModule module) {
        return module.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .orElseThrow(() -> new AssertionError(module.getIdentifier() + " declares nothing"))
                .allowedDependencies();
    }
}
