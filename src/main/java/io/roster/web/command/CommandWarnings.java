package io.roster.web.command;

import io.roster.message.Command;
import java.util.List;

/** Warns of commands that can be executed. */
public interface CommandWarnings {

    /** The warnings of each of some commands, in their order. What cannot be found out soon is not warned of, and never an error. */
    List<List<Warning>> of(List<? extends Command> commands);
}
