package io.roster.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.modelling.command.Repository;
import org.axonframework.queryhandling.QueryBus;
import org.junit.jupiter.api.Test;

class ArrowsTest {

    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc.."};

    @Test
    void theWriteSideDoesNotSeeTheReadSide() {
        noClasses()
                .that()
                .resideInAPackage(Roster.COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Roster.QUERY)
                .check(Roster.CLASSES);
    }

    @Test
    void theReadSideDoesNotSeeTheWriteSide() {
        noClasses()
                .that()
                .resideInAPackage(Roster.QUERY)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Roster.COMMAND)
                .check(Roster.CLASSES);
    }

    /** Apart from Spring Modulith's annotations, whose place is package-info. */
    @Test
    void theLanguagesSeeNoSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(Roster.API, Roster.MESSAGE, Roster.TEXT, Roster.SEARCH, Roster.SEARCH_PARSER)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .check(Roster.CLASSES);
    }

    @Test
    void theLanguagesSeeNoSql() {
        noClasses()
                .that()
                .resideInAnyPackage(Roster.API, Roster.MESSAGE, Roster.TEXT, Roster.SEARCH, Roster.SEARCH_PARSER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .check(Roster.CLASSES);
    }

    @Test
    void nothingDependsOnTheWiring() {
        for (String wiring : Roster.WIRING) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(wiring)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(wiring)
                    .check(Roster.CLASSES);
        }
    }

    @Test
    void nothingDependsOnHowProjectionsRun() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Roster.PROJECTION)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Roster.PROJECTION)
                .check(Roster.CLASSES);
    }

    @Test
    void theHttpAdapterKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(Roster.WEB)
                .should()
                .dependOnClassesThat(resideInAPackage(Roster.ALL)
                        .and(resideOutsideOfPackages(
                                Roster.WEB,
                                Roster.FAILURE,
                                Roster.MESSAGE,
                                Roster.READ_MODEL,
                                Roster.TEXT,
                                Roster.SEARCH)))
                .check(Roster.CLASSES);
    }

    @Test
    void routesOfAFeatureSeeTheirApiAndNothingElseOfIt() {
        noClasses()
                .that()
                .resideInAPackage(Roster.WEB_OF_FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Roster.COMMAND, Roster.QUERY, Roster.REACTION)
                .check(Roster.CLASSES);
    }

    @Test
    void nothingSeesRoutes() {
        noClasses()
                .that()
                .resideOutsideOfPackage(Roster.WEB_OF_FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Roster.WEB_OF_FEATURES)
                .check(Roster.CLASSES);
    }

    @Test
    void webSpeaksOnlyThroughTheGateways() {
        noClasses()
                .that()
                .resideInAnyPackage(Roster.WEB, Roster.WEB_OF_FEATURES)
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
                .resideOutsideOfPackages(Roster.QUERY, Roster.SEARCH_IN_SQL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Roster.SEARCH_IN_SQL)
                .check(Roster.CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.roster.(**)").should().beFreeOfCycles().check(Roster.CLASSES);
    }
}
