package io.roster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.roster.message.Command;
import io.roster.message.Event;
import io.roster.message.MessageType;
import io.roster.message.Rejection;
import io.roster.message.Reply;
import java.util.List;

/** The messages of Roster. They are found by their types, so that one is found even if no vocabulary lists it. */
final class Messages {

    static final DescribedPredicate<JavaClass> COMMANDS = concrete(assignableTo(Command.class));
    static final DescribedPredicate<JavaClass> EVENTS = concrete(assignableTo(Event.class));
    static final DescribedPredicate<JavaClass> REJECTIONS = concrete(assignableTo(Rejection.class));

    /** Queries have no common supertype: they implement an interface {@code …Query}, or are messages of no other kind. */
    static final DescribedPredicate<JavaClass> QUERIES = concrete(annotatedWith(MessageType.class)
                    .<JavaClass>forSubtype()
                    .or(assignableTo(
                            INTERFACES.and(resideInAPackage(Roster.API)).and(simpleNameEndingWith("Query")))))
            .and(DescribedPredicate.not(COMMANDS.or(EVENTS).or(REJECTIONS).or(assignableTo(Reply.class))))
            // The outcomes of commands.
            .and(DescribedPredicate.not(resideInAPackage(Roster.MESSAGE)));

    static final DescribedPredicate<JavaClass> ALL =
            COMMANDS.or(EVENTS).or(REJECTIONS).or(QUERIES).as("are messages");

    private Messages() {}

    /** All messages of a kind, at least one. */
    static List<Class<?>> that(DescribedPredicate<JavaClass> kind) {
        List<Class<?>> found = Roster.CLASSES.that(kind).stream()
                .<Class<?>>map(JavaClass::reflect)
                .toList();
        assertThat(found).as(kind.getDescription()).isNotEmpty();
        return found;
    }

    private static DescribedPredicate<JavaClass> concrete(DescribedPredicate<? super JavaClass> kind) {
        return describe("concrete and " + kind.getDescription(), it -> !it.isInterface() && kind.test(it));
    }
}
