package io.roster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.OLD_DATE_AND_TIME_CLASSES_SHOULD_NOT_BE_USED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class CodingRulesTest {

    private static final String DEFAULT_TYPING = "(activate|enable|set)DefaultTyping\\w*|defaultTyping";

    @Test
    void nothingIsPrinted() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(Roster.CLASSES);
    }

    @Test
    void nothingIsLoggedWithJavaUtilLogging() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(Roster.CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(Roster.CLASSES);
    }

    @Test
    void timesAreThoseOfJavaTime() {
        OLD_DATE_AND_TIME_CLASSES_SHOULD_NOT_BE_USED.check(Roster.CLASSES);
    }

    @Test
    void jsonNeverChoosesAClass() {
        noClasses()
                .should()
                .accessTargetWhere(describe(
                        "default typing is on", access -> access.getName().matches(DEFAULT_TYPING)))
                .check(Roster.CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(Roster.CLASSES.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allMatch(
                        it -> it.tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isPresent(),
                        "@NullMarked in package-info");
    }
}
