package io.roster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import io.roster.readmodel.Projection;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.gateway.EventGateway;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.Test;

class SideEffectsTest {

    private static final Set<String> CLOCKS_AND_RANDOM = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.Collections.shuffle");

    @Test
    void theWriteSideUsesNoClockAndNoRandomNumbers() {
        noClasses()
                .that()
                .resideInAPackage(Roster.COMMAND)
                .should()
                .accessTargetWhere(describe(
                        "a clock or a random number is used, directly or by a method of Roster",
                        access -> isUnpredictable(access, new HashSet<>())))
                .check(Roster.CLASSES);
    }

    @Test
    void theReadSideSendsNoMessages() {
        noClasses()
                .that()
                .resideInAPackage(Roster.QUERY)
                .should()
                .dependOnClassesThat(assignableTo(CommandGateway.class)
                        .or(assignableTo(CommandBus.class))
                        .or(assignableTo(EventGateway.class))
                        .or(assignableTo(EventBus.class))
                        .or(assignableTo(AggregateLifecycle.class))
                        .or(assignableTo(Repository.class)))
                .check(Roster.CLASSES);
    }

    @Test
    void theReadSideWritesOnlyInProjections() {
        noClasses()
                .that()
                .resideInAPackage(Roster.QUERY)
                .and()
                .areNotAssignableTo(Projection.class)
                .should()
                .accessTargetWhere(describe("SQL is written", SideEffectsTest::writes))
                .check(Roster.CLASSES);
    }

    private static boolean writes(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getPackageName();
        return (owner.startsWith("org.springframework.jdbc") || owner.startsWith("java.sql"))
                && access.getName().matches("update|batchUpdate|execute\\w*|call");
    }

    private static boolean isUnpredictable(JavaAccess<?> access, Set<JavaCodeUnit> seen) {
        JavaClass owner = access.getTargetOwner();
        return CLOCKS_AND_RANDOM.contains(owner.getName() + "." + access.getName())
                || (owner.getPackageName().startsWith("java.time")
                        && access.getName().equals("now"))
                || owner.isAssignableTo(Clock.class)
                || owner.isAssignableTo(RandomGenerator.class)
                || owner.isAssignableTo(IdentifierFactory.class)
                || (access.getTarget() instanceof CodeUnitAccessTarget target
                        && target.resolveMember()
                                .filter(called -> isUnpredictable(called, seen))
                                .isPresent());
    }

    private static boolean isUnpredictable(JavaCodeUnit called, Set<JavaCodeUnit> seen) {
        return seen.add(called)
                && called.getAccessesFromSelf().stream().anyMatch(access -> isUnpredictable(access, seen));
    }
}
