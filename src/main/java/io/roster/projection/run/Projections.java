package io.roster.projection.run;

import io.roster.node.OperationRefused;
import io.roster.projection.deadletter.DeadLetterTable;
import io.roster.projection.position.EventSource;
import io.roster.projection.position.SlotTable;
import io.roster.projection.position.TokenPosition;
import io.roster.projection.position.TokenTable;
import io.roster.readmodel.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The processors of all projections, and their status. */
@Component
public class Projections {

    private final EventProcessingConfiguration processing;
    private final EventSource events;
    private final SlotTable slots;
    private final TokenTable tokens;
    private final DeadLetterTable letters;
    private final ThroughputMeter throughput;

    Projections(
            EventProcessingConfiguration processing,
            EventSource events,
            SlotTable slots,
            TokenTable tokens,
            DeadLetterTable letters,
            ThroughputMeter throughput) {
        this.processing = processing;
        this.events = events;
        this.slots = slots;
        this.tokens = tokens;
        this.letters = letters;
        this.throughput = throughput;
    }

    /** The processors of both slots of each read model. */
    public List<ProjectionProcessor> all() {
        return processing.eventProcessors().values().stream()
                .filter(ProjectionProcessor.class::isInstance)
                .map(ProjectionProcessor.class::cast)
                .toList();
    }

    /** The names of the read models, sorted. */
    public Set<String> readModels() {
        return all().stream()
                .map(processor -> processor.projection().readModel())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Checks that there is a read model with a name, in memory, because a database may reject the text, a NUL character for example.
     *
     * @throws OperationRefused if there is none
     */
    public void require(String readModel) {
        if (!readModels().contains(readModel)) {
            throw OperationRefused.notFound("There is no read model with this name.");
        }
    }

    public ProjectionProcessor live(String readModel) {
        return processor(readModel, true);
    }

    /** The processor of the slot that is not live. */
    public ProjectionProcessor standby(String readModel) {
        return processor(readModel, false);
    }

    /** The status of each read model, by name. */
    public Map<String, ProjectionStatus> status() {
        Map<String, ProjectionStatus> status = new TreeMap<>();
        readModels().forEach(readModel -> status.put(readModel, status(readModel)));
        return status;
    }

    public ProjectionStatus status(String readModel) {
        ProjectionStatus standby = status(standby(readModel), null);
        boolean empty = !standby.running() && standby.position() == 0;
        return status(live(readModel), empty ? null : standby);
    }

    /** About how many events the slowest of some live projections has yet to handle. */
    public long eventsBehind(Predicate<ProjectionProcessor> which) {
        return readModels().stream()
                .map(this::live)
                .filter(which)
                .mapToLong(this::eventsBehind)
                .max()
                .orElse(0);
    }

    /** About how many events a projection has yet to handle. */
    public long eventsBehind(ProjectionProcessor processor) {
        return events.countAfter(tokens.position(processor.getName()), head());
    }

    private ProjectionStatus status(ProjectionProcessor processor, @Nullable ProjectionStatus standby) {
        String name = processor.getName();
        List<TokenTable.Segment> segments = tokens.of(name);
        long position =
                segments.stream().mapToLong(TokenTable.Segment::position).min().orElse(0);
        long head = head();
        long behind = events.countAfter(position, head);
        Long rate = behind == 0 ? null : throughput.of(name);
        boolean running = slots.isRunning(processor.projection());
        String error = running
                ? processor
                        .failure(segments)
                        .or(events::unreadableEvent)
                        .or(() -> abandoned(segments))
                        .orElse(null)
                : null;
        return new ProjectionStatus(
                processor.projection().slot().toString(),
                position,
                head,
                behind,
                behind == 0 ? 0 : secondsBehind(position),
                slots.complete().contains(name),
                segments.stream().anyMatch(TokenTable.Segment::isReplaying),
                rate,
                rate != null && rate > 0 ? behind / rate : null,
                running,
                running && error == null && !processor.isBlocked(segments),
                error,
                segments.stream()
                        .map(segment -> new ProjectionStatus.Segment(segment.id(), segment.position(), segment.owner()))
                        .toList(),
                letters.count(name),
                standby);
    }

    private static Optional<String> abandoned(List<TokenTable.Segment> segments) {
        return segments.stream()
                .filter(TokenTable.Segment::abandoned)
                .findFirst()
                .map(segment -> segment.owner() == null
                        ? "No node runs segment %d.".formatted(segment.id())
                        : "No node runs segment %d; %s, which has claimed it, shows no sign of life."
                                .formatted(segment.id(), segment.owner()));
    }

    /** The position of the last event in the store; 0 if there is none. */
    public long head() {
        return TokenPosition.of(events.createHeadToken());
    }

    private long secondsBehind(long position) {
        return events.appendedAfter(position)
                .map(appended ->
                        Math.max(0, Duration.between(appended, Instant.now()).toSeconds()))
                .orElse(0L);
    }

    private ProjectionProcessor processor(String readModel, boolean live) {
        require(readModel);
        List<ProjectionProcessor> both = all().stream()
                .filter(processor -> processor.projection().readModel().equals(readModel))
                .toList();
        Slot slot = slots.live(readModel);
        return both.stream()
                .filter(processor -> (processor.projection().slot() == slot) == live)
                .findFirst()
                .orElseThrow();
    }
}
