package io.roster.web.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.command.CommandMetaData;
import io.roster.message.command.DryRun;
import io.roster.message.command.Outcome;
import io.roster.readmodel.ConsistencyToken;
import io.roster.web.gateway.RosterHeaders;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * The response to a command: what it did, without the resulting state.
 *
 * @param status {@code accepted}, or {@code unchanged} if the command was a no-op
 * @param version the sequence number of the aggregate's last event
 * @param events only in a dry run: the events that the command would append
 * @param warnings null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String commandId,
        String command,
        AggregateReference aggregate,
        String status,
        long version,
        @Nullable List<DryRun.PreviewedEvent> events,
        @Nullable List<Warning> warnings) {

    static Receipt of(
            CommandMessage<Command> message,
            Outcome outcome,
            @Nullable List<DryRun.PreviewedEvent> events,
            List<Warning> warnings) {
        return new Receipt(
                String.valueOf(message.getMetaData().get(CommandMetaData.COMMAND_ID)),
                message.getCommandName(),
                message.getPayload().aggregate(),
                outcome.changed() ? "accepted" : "unchanged",
                outcome.version(),
                events,
                outcome.changed() && !warnings.isEmpty() ? warnings : null);
    }

    ConsistencyToken consistencyToken() {
        return new ConsistencyToken(aggregate, version);
    }

    /** A response with this receipt as its body, and with the headers for later requests. */
    public ResponseEntity<Receipt> in(ResponseEntity.BodyBuilder response) {
        if (events != null) {
            return ResponseEntity.ok(this);
        }
        return response.eTag(Long.toString(version))
                .header(RosterHeaders.CONSISTENCY_TOKEN, consistencyToken().toString())
                .body(this);
    }
}
