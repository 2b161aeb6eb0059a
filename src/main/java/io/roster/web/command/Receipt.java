package io.roster.web.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.Vocabulary;
import io.roster.message.command.DryRun;
import io.roster.message.command.Outcome;
import io.roster.readmodel.ConsistencyToken;
import io.roster.web.gateway.RosterHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The answer to a command: what was done, not what there is now.
 *
 * @param commandId the id under which the command is recorded
 * @param command the name of the command
 * @param aggregate what it was done to
 * @param status {@code accepted}, or {@code unchanged} if all was already as the command asked
 * @param version the sequence number of the aggregate's last event
 * @param events only for a dry run, in which nothing was done: the events that the command would append
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String commandId,
        String command,
        AggregateReference aggregate,
        String status,
        long version,
        @Nullable List<DryRun.Fact> events) {

    private static final String ACCEPTED = "accepted";

    static Receipt of(String commandId, Command command, Outcome outcome, @Nullable List<DryRun.Fact> events) {
        return new Receipt(
                commandId,
                Vocabulary.nameOf(command.getClass()),
                command.aggregate(),
                outcome.changed() ? ACCEPTED : "unchanged",
                outcome.version(),
                events);
    }

    /** Whether the command changed anything. */
    boolean changed() {
        return status.equals(ACCEPTED);
    }

    /** Stands for this write in later queries. */
    ConsistencyToken consistencyToken() {
        return new ConsistencyToken(aggregate, version);
    }

    /** An answer with the receipt as its body, and in its headers what later requests may present. */
    public ResponseEntity<Receipt> in(ResponseEntity.BodyBuilder answer) {
        if (events != null) {
            return ResponseEntity.ok(this);
        }
        return answer.eTag(Long.toString(version))
                .header(RosterHeaders.CONSISTENCY_TOKEN, consistencyToken().toString())
                .body(this);
    }
}
