package io.roster.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.roster.message.MessageType;
import io.roster.message.Vocabulary;
import java.util.regex.Pattern;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.Test;

class MessageRulesTest {

    private static final String WORDS = "[a-z]+(-[a-z]+)*";

    /** {@code create-user}: two words or more, the first of them not in the past tense. */
    private static final Pattern IMPERATIVE = Pattern.compile("(?![a-z]+ed-)[a-z]+-" + WORDS);

    /** {@code user.email-changed}: a noun and a past tense; irregular ones are listed here. */
    private static final Pattern FACT = Pattern.compile(WORDS + "\\.(" + WORDS + "-)?([a-z]+ed|left|lost|set|taken)");

    private static final Pattern CAUSE = Pattern.compile(WORDS);

    private static final DescribedPredicate<JavaClass> SEALED =
            describe("sealed interfaces", it -> it.isInterface() && it.reflect().isSealed());

    @Test
    void messagesAreRecords() {
        classes().that(Messages.ALL).should().beRecords().check(Roster.CLASSES);
    }

    /** Except for messages that belong to no feature. */
    @Test
    void messagesAreListedByASealedInterfaceOfTheirApi() {
        classes()
                .that(Messages.ALL)
                .and()
                .resideOutsideOfPackages(Roster.MESSAGE, Roster.PROJECTION)
                .should(be(describe("permitted by a sealed interface of an api", MessageRulesTest::isPermittedByApi)))
                .check(Roster.CLASSES);
    }

    @Test
    void messagesHaveAPublicName() {
        classes().that(Messages.ALL).should().beAnnotatedWith(MessageType.class).check(Roster.CLASSES);
    }

    @Test
    void publicNamesAreUnique() {
        assertThat(Messages.that(Messages.ALL)).extracting(Vocabulary::nameOf).doesNotHaveDuplicates();
    }

    @Test
    void commandsAreNamedInTheImperative() {
        requireNames(Messages.COMMANDS, IMPERATIVE);
    }

    @Test
    void queriesAreNamedInTheImperative() {
        requireNames(Messages.QUERIES, IMPERATIVE);
    }

    @Test
    void eventsAreNamedInThePastTense() {
        requireNames(Messages.EVENTS, FACT);
    }

    @Test
    void rejectionNamesAreWordsWithHyphens() {
        requireNames(Messages.REJECTIONS, CAUSE);
    }

    @Test
    void eventsHaveARevision() {
        assertThat(Messages.that(Messages.EVENTS))
                .allSatisfy(event -> assertThat(event.getAnnotation(Revision.class))
                        .as("@Revision of %s", event.getName())
                        .isNotNull()
                        .extracting(Revision::value)
                        .asString()
                        .matches("[1-9]\\d*"));
    }

    @Test
    void namesOfMessagesDoNotSayTheirKind() {
        noClasses()
                .that(Messages.ALL)
                .should()
                .haveNameMatching(".+(Command|Event|Query|Rejection)")
                .check(Roster.CLASSES);
    }

    private static void requireNames(DescribedPredicate<JavaClass> kind, Pattern form) {
        assertThat(Messages.that(kind))
                .extracting(Vocabulary::nameOf)
                .allMatch(form.asMatchPredicate(), "of the form " + form);
    }

    private static boolean isPermittedByApi(JavaClass message) {
        return message.getRawInterfaces().stream()
                .anyMatch(SEALED.and(JavaClass.Predicates.resideInAPackage(Roster.API)));
    }
}
