package io.roster.projection.endpoint;

import io.roster.message.Reason;
import io.roster.node.OperationRefused;
import io.roster.projection.control.OperationJournal;
import io.roster.projection.control.OperationPerformed;
import io.roster.projection.deadletter.DeadLetter;
import io.roster.projection.deadletter.DeadLetterTable;
import io.roster.projection.deadletter.DeadLetteringInvoker;
import io.roster.projection.run.ProjectionProcessor;
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

/** {@code /actuator/deadletters}: the events that the live projections have set aside; to try them again, or to give one up. */
@Component
@Endpoint(id = "deadletters")
class DeadLettersEndpoint {

    private static final int SHOWN = 1_000;

    private final Projections projections;
    private final DeadLetterTable letters;
    private final OperationJournal operations;

    DeadLettersEndpoint(Projections projections, DeadLetterTable letters, OperationJournal operations) {
        this.projections = projections;
        this.letters = letters;
        this.operations = operations;
    }

    @ReadOperation
    public Map<String, Letters> all() {
        Map<String, Letters> all = new TreeMap<>();
        projections.live().forEach((readModel, processor) -> all.put(readModel, letters(processor)));
        return all;
    }

    @ReadOperation
    public Letters of(@Selector String readModel) {
        return letters(projections.live(readModel));
    }

    /** Retries all dead letters of a read model. */
    @WriteOperation
    public Retried retryAll(@Selector String readModel) {
        return retry(
                readModel, null, letters.aggregates(projections.live(readModel).getName()));
    }

    /** Retries the dead letters of one aggregate. */
    @WriteOperation
    public Retried retry(@Selector String readModel, @Selector String aggregate) {
        requireLetter(projections.live(readModel), aggregate);
        return retry(readModel, aggregate, List.of(aggregate));
    }

    /** Evicts a dead letter: its event will never be in this read model, unless the read model is rebuilt. */
    @DeleteOperation
    public Letters evict(
            @Selector String readModel, @Selector String aggregate, @Selector long version, @Nullable String reason) {
        ProjectionProcessor processor = projections.live(readModel);
        requireLetter(processor, aggregate);
        OperationPerformed evict = new OperationPerformed(readModel, "evict", aggregate + "/" + version);
        return operations.perform(evict, reason(reason), () -> {
            if (!letters.remove(processor.getName(), aggregate, version)) {
                throw OperationRefused.notFound("There is no such dead letter.");
            }
            return letters(processor);
        });
    }

    /** Before the database is asked: it may refuse the text. */
    private void requireLetter(ProjectionProcessor processor, String aggregate) {
        if (!letters.aggregates(processor.getName()).contains(aggregate)) {
            throw OperationRefused.notFound("There is no dead letter of this aggregate.");
        }
    }

    private Retried retry(String readModel, @Nullable String subject, List<String> aggregates) {
        DeadLetteringInvoker deadLettering = projections.live(readModel).deadLettering();
        long taken = aggregates.stream().filter(deadLettering::retry).count();
        Retried retried = new Retried(aggregates.size(), taken, aggregates.size() - taken);
        return operations.perform(new OperationPerformed(readModel, "retry", subject), null, () -> retried);
    }

    private Letters letters(ProjectionProcessor processor) {
        return new Letters(letters.count(processor.getName()), letters.of(processor.getName(), SHOWN));
    }

    private static Reason reason(@Nullable String text) {
        if (text == null) {
            throw OperationRefused.invalid("The parameter reason is missing: say why the event is given up.");
        }
        try {
            return new Reason(text);
        } catch (InvalidValue e) {
            throw OperationRefused.invalid("The parameter reason " + e.getMessage() + ".");
        }
    }

    /**
     * The letters of a read model.
     *
     * @param count how many there are
     * @param letters the first {@value #SHOWN} of them
     */
    record Letters(long count, List<DeadLetter> letters) {}

    /**
     * What came of it.
     *
     * @param aggregates how many aggregates had letters
     * @param taken of how many all letters were taken now
     * @param failed of how many one failed again
     */
    record Retried(int aggregates, long taken, long failed) {}
}
