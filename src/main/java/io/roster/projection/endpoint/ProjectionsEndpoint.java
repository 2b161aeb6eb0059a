package io.roster.projection.endpoint;

import io.roster.node.OperationRefused;
import io.roster.projection.control.OperationJournal;
import io.roster.projection.control.OperationPerformed;
import io.roster.projection.control.ProjectionControl;
import io.roster.projection.control.SlotComparator;
import io.roster.projection.run.ProjectionStatus;
import io.roster.projection.run.Projections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/projections}: how far the projections are, what was done with them, and ways to hold them, to divide them, and to
 * build a read model anew, in its place or beside it.
 */
@Component
@Endpoint(id = "projections")
class ProjectionsEndpoint {

    private final Projections projections;
    private final ProjectionControl control;
    private final SlotComparator comparer;
    private final OperationJournal operations;

    ProjectionsEndpoint(
            Projections projections, ProjectionControl control, SlotComparator comparer, OperationJournal operations) {
        this.projections = projections;
        this.control = control;
        this.comparer = comparer;
        this.operations = operations;
    }

    /** What can be done with a read model. */
    enum Action {
        /** Stops it where it is, on all nodes. */
        PAUSE,
        /** Lets it go on. */
        RESUME,
        /** Empties it and builds it anew in its place. */
        REPLAY,
        /** Builds it anew in the other slot. */
        BUILD,
        /** Compares what was built with what is live. */
        COMPARE,
        /** Makes live what was built. */
        SWITCH,
        /** Empties the other slot. */
        DROP,
        /** Divides its greatest segment. */
        SPLIT,
        /** Joins its two smallest segments. */
        MERGE;

        /**
         * Reads what {@link #toString} writes.
         *
         * @throws OperationRefused if there is no such action
         */
        static Action of(String text) {
            return Stream.of(values())
                    .filter(action -> action.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> OperationRefused.notFound("There is no such action; there are: "
                            + Stream.of(values()).map(Action::toString).collect(Collectors.joining(", "))));
        }

        /** As it is written in a path. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @ReadOperation
    public Map<String, ProjectionStatus> all() {
        return projections.status();
    }

    /** One read model, and the latest operations on it. */
    @ReadOperation
    public Details one(@Selector String name) {
        return new Details(projections.status(name), operations.last(name));
    }

    @WriteOperation
    public Object act(@Selector String name, @Selector String what) {
        Action action = Action.of(what);
        if (action == Action.COMPARE) {
            return comparer.compare(name);
        }
        perform(name, action);
        OperationPerformed operation = new OperationPerformed(name, action.toString(), null);
        return operations.perform(operation, null, () -> projections.status(name));
    }

    private void perform(String name, Action action) {
        switch (action) {
            case PAUSE -> control.pause(name);
            case RESUME -> control.resume(name);
            case REPLAY -> control.replay(name);
            case BUILD -> control.build(name);
            case SWITCH -> control.switchOver(name);
            case DROP -> control.drop(name);
            case SPLIT -> control.split(name);
            case MERGE -> control.merge(name);
            case COMPARE -> throw new IllegalArgumentException("It changes nothing");
        }
    }

    /**
     * A read model.
     *
     * @param status how far it is
     * @param operations what operators did with it, the last 100 times
     */
    record Details(ProjectionStatus status, List<OperationJournal.Entry> operations) {}
}
