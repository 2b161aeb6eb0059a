package io.roster.message.command;

import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import java.util.Objects;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;

/** Command handling that all aggregates share. Each calls it from its command handler interceptor. */
public final class CommandHandling {

    /** The name of the bean that decides when an aggregate gets a snapshot, for {@code @Aggregate(snapshotTriggerDefinition)}. */
    public static final String SNAPSHOTS = "snapshots";

    private CommandHandling() {}

    /** Checks the version that the caller expects, and lets the aggregate handle the command. */
    public static Outcome outcomeOf(InterceptorChain handler, MetaData metaData) throws Exception {
        Long before = getVersion();
        VersionCondition.check(metaData, before);
        handler.proceed();
        Long after = getVersion();
        return new Outcome(after, !Objects.equals(before, after));
    }
}
