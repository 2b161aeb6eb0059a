package io.roster.message.command;

import io.roster.message.Command;

/** A command that brings its aggregate into being, and whose caller may leave the choice of an id to Roster. */
public interface CreatesAggregate extends Command {}
