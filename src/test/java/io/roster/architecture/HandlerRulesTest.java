package io.roster.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.roster.message.Event;
import io.roster.message.PositionClosed;
import io.roster.message.command.Outcome;
import io.roster.readmodel.Projection;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.queryhandling.QueryHandler;
import org.junit.jupiter.api.Test;

class HandlerRulesTest {

    @Test
    void everyCommandHasOneHandler() {
        assertThat(Handlers.payloads(CommandHandler.class, Roster.COMMAND))
                .containsExactlyInAnyOrderElementsOf(Messages.that(Messages.COMMANDS));
    }

    @Test
    void everyQueryHasOneHandler() {
        assertThat(Handlers.payloads(QueryHandler.class, Roster.QUERY))
                .containsExactlyInAnyOrderElementsOf(Messages.that(Messages.QUERIES));
    }

    /** Except for the one that takes the place of a missing event. */
    @Test
    void everyEventIsProjectedOrChangesItsAggregate() {
        assertThat(Messages.that(Messages.EVENTS))
                .filteredOn(event -> event != PositionClosed.class)
                .isNotEmpty()
                .allMatch(
                        event -> isProjected(event) || Handlers.handle(EventSourcingHandler.class, Roster.ALL, event),
                        "handled");
    }

    /** If one event of a sealed interface is projected, all of them are. */
    @Test
    void projectionsOverlookNoEvent() {
        List<Class<?>> projected = Messages.that(Messages.EVENTS).stream()
                .filter(HandlerRulesTest::isProjected)
                .flatMap(event -> Arrays.stream(event.getInterfaces()))
                .filter(Event.class::isAssignableFrom)
                .distinct()
                .<Class<?>>flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                .toList();
        assertThat(projected).isNotEmpty().allMatch(HandlerRulesTest::isProjected, "projected");
    }

    @Test
    void onlyTheWriteSideHandlesCommands() {
        methods()
                .that()
                .areAnnotatedWith(CommandHandler.class)
                .or()
                .areAnnotatedWith(EventSourcingHandler.class)
                .should()
                .beDeclaredInClassesThat()
                // Aggregates that belong to no feature: idempotency records and operation logs.
                .resideInAnyPackage(Roster.COMMAND, "io.roster.axon.command", "io.roster.projection.control")
                .check(Roster.CLASSES);
    }

    @Test
    void onlyTheReadSideHandlesQueries() {
        methods()
                .that()
                .areAnnotatedWith(QueryHandler.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage(Roster.QUERY)
                .check(Roster.CLASSES);
    }

    @Test
    void onlyProjectionsAndReactionsHandleEvents() {
        methods()
                .that()
                .areAnnotatedWith(EventHandler.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAnyPackage(Roster.QUERY, Roster.REACTION)
                .check(Roster.CLASSES);
    }

    @Test
    void commandsReturnNoData() {
        methods()
                .that()
                .areAnnotatedWith(CommandHandler.class)
                .should()
                .haveRawReturnType(void.class)
                .check(Roster.CLASSES);
    }

    /** Axon answers such a command with the identifier instead of an outcome. */
    @Test
    void noCommandIsHandledByAConstructor() {
        noConstructors().should().beAnnotatedWith(CommandHandler.class).check(Roster.CLASSES);
    }

    @Test
    void commandsAreAnsweredWithTheirOutcome() {
        List<JavaClass> aggregates = declaring(CommandHandler.class);
        assertThat(aggregates)
                .allSatisfy(aggregate -> assertThat(aggregate.getMethods())
                        .filteredOn(method -> method.isAnnotatedWith(CommandHandlerInterceptor.class))
                        .as("@CommandHandlerInterceptor of %s", aggregate.getName())
                        .singleElement()
                        .extracting(JavaMethod::getRawReturnType)
                        .matches(type -> type.isEquivalentTo(Outcome.class), "returns Outcome"));
    }

    @Test
    void eventHandlersOfTheReadSideAreProjections() {
        assertThat(declaring(EventHandler.class))
                .filteredOn(JavaClass.Predicates.resideInAPackage(Roster.QUERY))
                .allMatch(handler -> handler.isAssignableTo(Projection.class), "a Projection");
    }

    /** Its position in the event store is kept under this name, which by default is that of the package. */
    @Test
    void reactionsNameTheirProcessor() {
        assertThat(declaring(EventHandler.class))
                .filteredOn(JavaClass.Predicates.resideInAPackage(Roster.REACTION))
                .allMatch(
                        reaction -> reaction.isAnnotatedWith(ProcessingGroup.class), "annotated with @ProcessingGroup");
    }

    @Test
    void noClassBothProjectsAndHandlesQueries() {
        assertThat(declaring(QueryHandler.class)).noneMatch(it -> it.isAssignableTo(Projection.class));
    }

    private static boolean isProjected(Class<?> event) {
        return Handlers.handle(EventHandler.class, Roster.QUERY, event);
    }

    private static List<JavaClass> declaring(Class<? extends Annotation> handler) {
        List<JavaClass> found =
                Roster.CLASSES.stream().filter(it -> declares(it, handler)).toList();
        assertThat(found).as("classes with @%s", handler.getSimpleName()).isNotEmpty();
        return found;
    }

    private static boolean declares(JavaClass type, Class<? extends Annotation> handler) {
        return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(handler));
    }
}
