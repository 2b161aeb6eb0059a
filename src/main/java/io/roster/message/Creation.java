package io.roster.message;

/** A command that brings its aggregate into being, and whose caller may leave the choice of an id to Roster. */
public interface Creation extends Command {}
