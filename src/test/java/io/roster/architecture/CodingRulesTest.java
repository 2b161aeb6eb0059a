package io.roster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.OLD_DATE_AND_TIME_CLASSES_SHOULD_NOT_BE_USED;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class CodingRulesTest {

    private static final String DEFAULT_TYPING = "(activate|enable|set)DefaultTyping\\w*|defaultTyping";
    private static final int MAX_LINES = 250;
    private static final int MAX_FILES = 12;

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
    void fieldsAreNotInjected() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(Roster.CLASSES);
    }

    @Test
    void onlyJavaTimeIsUsed() {
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

    @Test
    void packagesAreSmall() throws IOException {
        assertThat(sources().stream().collect(Collectors.groupingBy(Path::getParent, Collectors.counting())))
                .isNotEmpty()
                .allSatisfy((folder, files) ->
                        assertThat(files).as("files in %s", folder).isLessThanOrEqualTo(MAX_FILES));
    }

    @Test
    void classesAreShort() throws IOException {
        for (Path source : sources()) {
            assertThat(Files.readAllLines(source).size())
                    .as("lines of %s", source)
                    .isLessThanOrEqualTo(MAX_LINES);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
