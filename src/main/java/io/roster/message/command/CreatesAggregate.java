package io.roster.message.command;

import io.roster.message.Command;

/** A command that creates its aggregate. The caller may let Roster generate the id. */
public interface CreatesAggregate extends Command {}
