package io.roster.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which packages may depend on which. Dependencies between modules are checked by {@link ModularityTest}. */
class DependencyRulesTest {

    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc.."};

    /** They meet in the Spring context. In particular the sides of a feature do not see each other. */
    @ParameterizedTest
    @MethodSource("hidden")
    void noOtherPackageDependsOn(String hidden) {
        noClasses()
                .that()
                .resideOutsideOfPackage(hidden)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(hidden)
                .check(Roster.CLASSES);
    }

    static Stream<String> hidden() {
        return Stream.of(
                Roster.COMMAND,
                Roster.QUERY,
                Roster.REACTION,
                Roster.FEATURE_WEB,
                Roster.PROJECTION,
                Roster.AXON,
                Roster.H2,
                Roster.VERIFY);
    }

    /** Except for the annotations of Spring Modulith on packages. */
    @Test
    void messagesAndSearchesDependOnNeitherSpringNorSql() {
        noClasses()
                .that()
                .resideInAnyPackage(Roster.API, Roster.MESSAGE, Roster.TEXT, Roster.SEARCH, Roster.SEARCH_PARSE)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                .check(Roster.CLASSES);
    }

    @Test
    void webDependsOnGatewaysOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(Roster.WEB, Roster.FEATURE_WEB)
                .should()
                .dependOnClassesThat(assignableTo(CommandBus.class)
                        .or(assignableTo(QueryBus.class))
                        .or(assignableTo(EventBus.class))
                        .or(assignableTo(EventGateway.class))
                        .or(assignableTo(EventStorageEngine.class))
                        .or(assignableTo(Repository.class))
                        .or(resideInAnyPackage(SQL)))
                .check(Roster.CLASSES);
    }

    @Test
    void onlyReadSidesSearchTables() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Roster.QUERY, Roster.SEARCH_SQL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Roster.SEARCH_SQL)
                .check(Roster.CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.roster.(**)").should().beFreeOfCycles().check(Roster.CLASSES);
    }
}
