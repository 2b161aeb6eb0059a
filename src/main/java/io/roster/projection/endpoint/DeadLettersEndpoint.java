package io.roster.projection.endpoint;

import io.roster.message.Reason;
import io.roster.node.OperationRefused;
import io.roster.projection.control.OperationJournal;
import io.roster.projection.control.OperationPerformed;
import io.roster.projection.deadletter.DeadLetter;
import io.roster.projection.deadletter.DeadLetterTable;
import io.roster.projection.deadletter.DeadLetteringInvoker;
import io.roster.projection.run.Projections;
import io.roster.text.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/deadletters}: lists, retries and evicts the dead letters of the live projections. */
@Component
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {

    private static final int MAX_SHOWN = 1_000;

    private final Projections projections;
    private final DeadLetterTable letters;
    private final OperationJournal journal;

    DeadLettersEndpoint(Projections projections, DeadLetterTable letters, OperationJournal journal) {
        this.projections = projections;
        this.letters = letters;
        this.journal = journal;
    }

    @ReadOperation
    public Map<String, Letters> all() {
        Map<String, Letters> all = new TreeMap<>();
        projections.readModels().forEach(readModel -> all.put(readModel, of(readModel)));
        return all;
    }

    @ReadOperation
    public Letters of(@Selector String readModel) {
        return letters(processor(readModel));
    }

    @WriteOperation
    public RetryResult retryAll(@Selector String readModel) {
        return retry(readModel, null, letters.aggregates(processor(readModel)));
    }

    @WriteOperation
    public RetryResult retry(@Selector String readModel, @Selector String aggregate) {
        requireLetter(processor(readModel), aggregate);
        return retry(readModel, aggregate, List.of(aggregate));
    }

    /** Evicts a dead letter: its event will never be in this read model, unless the read model is rebuilt. */
    @DeleteOperation
    public Letters evict(
            @Selector String readModel, @Selector String aggregate, @Selector long version, @Nullable String reason) {
        String processor = processor(readModel);
        requireLetter(processor, aggregate);
        OperationPerformed evict = new OperationPerformed(readModel, "evict", aggregate + "/" + version);
        if (!journal.perform(evict, reason(reason), () -> letters.remove(processor, aggregate, version))) {
            throw OperationRefused.notFound("There is no such dead letter.");
        }
        return letters(processor);
    }

    private String processor(String readModel) {
        return projections.live(readModel).getName();
    }

    /** Compares in memory, because a database may reject the text, a NUL character for example. */
    private void requireLetter(String processor, String aggregate) {
        if (!letters.aggregates(processor).contains(aggregate)) {
            throw OperationRefused.notFound("This aggregate has no dead letters.");
        }
    }

    private RetryResult retry(String readModel, @Nullable String subject, List<String> aggregates) {
        DeadLetteringInvoker deadLettering = projections.live(readModel).deadLettering();
        journal.perform(new OperationPerformed(readModel, "retry", subject), () -> true);
        long taken = aggregates.stream().filter(deadLettering::retry).count();
        return new RetryResult(aggregates.size(), taken, aggregates.size() - taken);
    }

    private Letters letters(String processor) {
        return new Letters(letters.count(processor), letters.of(processor, MAX_SHOWN));
    }

    private static Reason reason(@Nullable String text) {
        if (text == null) {
            throw OperationRefused.invalid("The parameter reason is missing: say why the dead letter is evicted.");
        }
        try {
            return Reason.of(text);
        } catch (InvalidValue e) {
            throw OperationRefused.invalid("The parameter reason " + e.getMessage() + ".");
        }
    }

    /** The number of dead letters, and the first {@value #MAX_SHOWN} of them. */
    record Letters(long count, List<DeadLetter> letters) {}

    /** How many aggregates had dead letters, how many of these have none left, and how many failed again. */
    record RetryResult(int aggregates, long taken, long failed) {}
}
