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

/** The messages among the classes of Roster: found by their types, so that one left out of a vocabulary is found too. */
final class Messages {

    static final DescribedPredicate<JavaClass> COMMANDS = concrete(assignableTo(Command.class));
    static final DescribedPredicate<JavaClass> EVENTS = concrete(assignableTo(Event.class));
    static final DescribedPredicate<JavaClass> REJECTIONS = concrete(assignableTo(Rejection.class));

    /** Queries have no type in common: they are of an interface {@code …Query}, or a message of no other kind. */
    static final DescribedPredicate<JavaClass> QUERIES = concrete(annotatedWith(MessageType.class)
                    .<JavaClass>forSubtype()
                    .or(assignableTo(
                            INTERFACES.and(resideInAPackage(Roster.API)).and(simpleNameEndingWith("Query")))))
            .and(DescribedPredicate.not(COMMANDS.or(EVENTS).or(REJECTIONS).or(assignableTo(Reply.class))))
            // What queries and commands of every feature answer.
            .and(DescribedPredicate.not(resideInAPackage(Roster.MESSAGE)));

    static final DescribedPredicate<JavaClass> ALL =
            COMMANDS.or(EVENTS).or(REJECTIONS).or(QUERIES).as("are messages");

    private Messages() {}

    /** The classes of a kind, of which there are some. */
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
