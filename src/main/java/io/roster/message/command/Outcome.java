package io.roster.message.command;

import io.roster.message.MessageType;

/**
 * All that a command answers when it succeeds. It tells no state: to see that, ask a query.
 *
 * @param version the sequence number of the aggregate's last event, 0 for the first
 * @param changed whether the command appended events; it did not if all was already as it asked
 */
@MessageType("outcome")
public record Outcome(long version, boolean changed) {}
