package io.roster.web;

import io.roster.message.AggregateReference;
import io.roster.message.Command;
import io.roster.message.ConsistencyToken;
import io.roster.message.Outcome;
import io.roster.message.Vocabulary;
import org.springframework.http.ResponseEntity;

/**
 * The answer to a command: what was done, not what there is now.
 *
 * @param commandId the id under which the command is recorded
 * @param command the name of the command
 * @param aggregate what it was done to
 * @param status {@code accepted}, or {@code unchanged} if all was already as the command asked
 * @param version the sequence number of the aggregate's last event
 */
record Receipt(String commandId, String command, AggregateReference aggregate, String status, long version) {

    /** Stands for this write in later queries. */
    ConsistencyToken consistencyToken() {
        return new ConsistencyToken(aggregate, version);
    }

    /** An answer with the receipt as its body, and in its headers what later requests may present. */
    ResponseEntity<Receipt> in(ResponseEntity.BodyBuilder answer) {
        return answer.eTag(Long.toString(version))
                .header(Headers.CONSISTENCY_TOKEN, consistencyToken().toString())
                .body(this);
    }

    static Receipt of(String commandId, Command command, Outcome outcome) {
        return new Receipt(
                commandId,
                Vocabulary.nameOf(command.getClass()),
                command.aggregate(),
                outcome.changed() ? "accepted" : "unchanged",
                outcome.version());
    }
}
