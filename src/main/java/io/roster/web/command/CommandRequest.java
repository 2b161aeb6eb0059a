package io.roster.web.command;

import io.roster.message.Command;
import io.roster.web.problem.Problems;
import io.roster.web.problem.RequestProblem;

/** A command read from an envelope. */
public record CommandRequest(Command command, CommandContext context) {

    /** The problem of a failed command, with pointers into its envelope. */
    public RequestProblem problem(RuntimeException failure) {
        return new RequestProblem(Problems.of(failure, this::pointer), failure);
    }

    private String pointer(String field) {
        boolean isId = EnvelopeReader.idOf(command.getClass()).getName().equals(field);
        return isId ? "#/aggregate/id" : "#/payload/" + field;
    }
}
