package io.roster.projection.endpoint;

import io.roster.node.OperationRefused;
import io.roster.projection.control.OperationJournal;
import io.roster.projection.control.ProjectionControl;
import io.roster.projection.control.ReadModelRebuild;
import io.roster.projection.control.SlotComparator;
import io.roster.projection.run.ProjectionStatus;
import io.roster.projection.run.Projections;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/projections}: the status of projections, and the operations on them. */
@Component
@Endpoint(id = "projections")
class ProjectionsEndpoint {

    private final Projections projections;
    private final ProjectionControl control;
    private final ReadModelRebuild rebuild;
    private final SlotComparator comparator;
    private final OperationJournal journal;

    ProjectionsEndpoint(
            Projections projections,
            ProjectionControl control,
            ReadModelRebuild rebuild,
            SlotComparator comparator,
            OperationJournal journal) {
        this.projections = projections;
        this.control = control;
        this.rebuild = rebuild;
        this.comparator = comparator;
        this.journal = journal;
    }

    @ReadOperation
    public Map<String, ProjectionStatus> all() {
        return projections.status();
    }

    @ReadOperation
    public Details one(@Selector String name) {
        return new Details(projections.status(name), journal.latest(name));
    }

    @WriteOperation
    public Object act(@Selector String name, @Selector String what) {
        switch (what) {
            case "pause" -> control.pause(name);
            case "resume" -> control.resume(name);
            case "replay" -> rebuild.replay(name);
            case "build" -> rebuild.build(name);
            case "compare" -> {
                return comparator.compare(name);
            }
            case "switch" -> control.switchOver(name);
            case "drop" -> rebuild.drop(name);
            case "split" -> control.split(name);
            case "merge" -> control.merge(name);
            default ->
                throw OperationRefused.notFound(
                        "Unknown action. Use pause, resume, replay, build, compare, switch, drop, split or merge.");
        }
        return projections.status(name);
    }

    /** The status of a read model, and the latest operations on it, the oldest first. */
    record Details(ProjectionStatus status, List<OperationJournal.Entry> operations) {}
}
