package io.roster.message.command;

import io.roster.message.MessageType;

/**
 * The result of a successful command: the sequence number of the aggregate's last event, and whether the command appended events. It
 * holds no state, which only queries return.
 */
@MessageType("outcome")
public record Outcome(long version, boolean changed) {}
