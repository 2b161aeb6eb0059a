package io.roster.message.command;

import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.roster.message.CommonRejection.VersionMismatch;
import java.util.Objects;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** What the handling of a command has in common in all aggregates: each calls it from its one command handler interceptor. */
public final class CommandHandling {

    private CommandHandling() {}

    /**
     * Lets the aggregate handle the command, if it has the version that the caller expects.
     *
     * @throws CommandRejected with {@link VersionMismatch} if it has another version
     */
    public static Outcome outcomeOf(InterceptorChain handler, MetaData metaData) throws Exception {
        Long before = getVersion();
        requireVersion(CommandMetaData.expectedVersion(metaData), before);
        handler.proceed();
        Long after = getVersion();
        return new Outcome(after, !Objects.equals(before, after));
    }

    private static void requireVersion(@Nullable Long expected, @Nullable Long actual) {
        if (expected != null && !expected.equals(actual)) {
            throw new CommandRejected(new VersionMismatch(expected, actual));
        }
    }
}
