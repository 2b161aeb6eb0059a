package io.roster.message.command;

import io.roster.message.MessageType;

/**
 * The result of a successful command. It holds no state, which only queries return.
 *
 * @param version the sequence number of the aggregate's last event; the first is 0
 * @param changed whether the command appended events
 */
@MessageType("outcome")
public record Outcome(long version, boolean changed) {}
