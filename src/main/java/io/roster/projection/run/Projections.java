package io.roster.projection.run;

import io.roster.node.OperationRefused;
import io.roster.projection.deadletter.DeadLetterTable;
import io.roster.projection.position.EventSource;
import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenPosition;
import io.roster.projection.position.TokenTable;
import io.roster.readmodel.Projection;
import io.roster.readmodel.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The projections: which are live, and how far they are. */
@Component
public class Projections {

    private final EventProcessingConfiguration processing;
    private final EventSource tail;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final DeadLetterTable letters;
    private final ThroughputMeter pace;

    Projections(
            EventProcessingConfiguration processing,
            EventSource tail,
            SlotTable slots,
            TokenTable tokens,
            DeadLetterTable letters,
            ThroughputMeter pace) {
        this.processing = processing;
        this.tail = tail;
        this.slots = slots;
        this.tokens = tokens;
        this.letters = letters;
        this.pace = pace;
    }

    /** The processors of the live slots, by the name of the read model. */
    public Map<String, ProjectionProcessor> live() {
        Map<String, ProjectionProcessor> live = new TreeMap<>();
        all().stream()
                .map(ProjectionProcessor::projection)
                .map(Projection::readModel)
                .distinct()
                .forEach(readModel -> live.put(readModel, live(readModel)));
        return live;
    }

    /**
     * The processor of the live slot of a read model.
     *
     * @throws OperationRefused if there is no such read model
     */
    public ProjectionProcessor live(String readModel) {
        requireKnown(readModel);
        return processor(readModel, slots.of(readModel));
    }

    /**
     * The processor of the other slot.
     *
     * @throws OperationRefused if there is no such read model
     */
    public ProjectionProcessor beside(String readModel) {
        requireKnown(readModel);
        return processor(readModel, slots.of(readModel).other());
    }

    /** All processors, those of both slots of each read model. */
    public List<ProjectionProcessor> all() {
        return processing.eventProcessors().values().stream()
                .filter(ProjectionProcessor.class::isInstance)
                .map(ProjectionProcessor.class::cast)
                .toList();
    }

    /** How far the live ones are, and what is beside them, by the name of the read model. */
    public Map<String, ProjectionStatus> status() {
        Map<String, ProjectionStatus> status = new TreeMap<>();
        live().keySet().forEach(readModel -> status.put(readModel, status(readModel)));
        return status;
    }

    /**
     * How far one of them is, and what is beside it.
     *
     * @throws OperationRefused if there is no such read model
     */
    public ProjectionStatus status(String readModel) {
        ProjectionStatus beside = status(beside(readModel), null);
        boolean empty = !beside.running() && beside.position() == 0;
        return status(live(readModel), empty ? null : beside);
    }

    /** The greatest number of events that any live one has still to take, about. */
    public long eventsBehind() {
        return eventsBehind(processor -> true);
    }

    /** The greatest number of events that any live one that runs has still to take, about. */
    public long eventsToCome() {
        return eventsBehind(ProjectionProcessor::isRunning);
    }

    private long eventsBehind(Predicate<ProjectionProcessor> which) {
        return live().values().stream()
                .filter(which)
                .mapToLong(this::eventsBehind)
                .max()
                .orElse(0);
    }

    /** How many events it has still to take, about. */
    public long eventsBehind(ProjectionProcessor processor) {
        return Math.max(0, head() - tokens.position(processor.getName()));
    }

    private ProjectionStatus status(ProjectionProcessor processor, @Nullable ProjectionStatus beside) {
        String name = processor.getName();
        List<TokenTable.Segment> segments = tokens.of(name);
        long position =
                segments.stream().mapToLong(TokenTable.Segment::position).min().orElse(0);
        long head = head();
        long behind = Math.max(0, head - position);
        OptionalLong rate = behind == 0 ? OptionalLong.empty() : pace.of(name);
        boolean running = slots.running().contains(name);
        String error = running ? processor.failure(segments).or(tail::obstacle).orElse(null) : null;
        return new ProjectionStatus(
                processor.projection().slot().toString(),
                position,
                head,
                behind,
                behind == 0 ? 0 : secondsBehind(position),
                segments.stream().anyMatch(TokenTable.Segment::replaying),
                rate.isPresent() ? rate.getAsLong() : null,
                rate.isPresent() && rate.getAsLong() > 0 ? behind / rate.getAsLong() : null,
                running,
                running && error == null && !processor.isStuck(segments),
                error,
                segments.stream()
                        .map(segment -> new ProjectionStatus.Segment(segment.id(), segment.position(), segment.owner()))
                        .toList(),
                letters.count(name),
                beside);
    }

    private long head() {
        return TokenPosition.of(tail.createHeadToken());
    }

    private long secondsBehind(long position) {
        return tail.appendedAfter(position)
                .map(appended ->
                        Math.max(0, Duration.between(appended, Instant.now()).toSeconds()))
                .orElse(0L);
    }

    private ProjectionProcessor processor(String readModel, Slot slot) {
        return all().stream()
                .filter(it -> it.projection().readModel().equals(readModel)
                        && it.projection().slot() == slot)
                .findFirst()
                .orElseThrow();
    }

    private void requireKnown(String readModel) {
        if (all().stream().noneMatch(it -> it.projection().readModel().equals(readModel))) {
            throw OperationRefused.notFound("There is no read model of this name.");
        }
    }
}
