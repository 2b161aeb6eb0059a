package io.roster.web.stream;

import io.roster.message.command.CommandBatch;
import io.roster.message.command.CommandBatch.BatchFailed;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.CommandRequest;
import io.roster.web.command.EnvelopeReader;
import io.roster.web.command.Receipt;
import io.roster.web.json.JsonBodyConverter;
import io.roster.web.problem.Problems;
import io.roster.web.problem.RequestProblem;
import io.roster.web.stream.NdjsonReader.Line;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Executes a stream of at most {@value CommandBatch#MAX_SIZE} commands in one transaction. */
@Component
class AtomicCommandStream {

    private final JsonBodyConverter json;
    private final EnvelopeReader envelopes;
    private final CommandDispatcher commands;
    private final AnswerWriter answers;

    AtomicCommandStream(
            JsonBodyConverter json, EnvelopeReader envelopes, CommandDispatcher commands, AnswerWriter answers) {
        this.json = json;
        this.envelopes = envelopes;
        this.commands = commands;
        this.answers = answers;
    }

    /**
     * Reads all commands, then executes them.
     *
     * @throws RequestProblem with the number of the line that failed, or 0 if the commit failed
     */
    void handle(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        NdjsonReader lines = new NdjsonReader(in);
        List<Long> numbers = new ArrayList<>();
        List<CommandRequest> requests = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (requests.size() == CommandBatch.MAX_SIZE) {
                throw new RequestProblem(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "too-many-commands",
                                "An atomic stream has at most %d commands.".formatted(CommandBatch.MAX_SIZE))
                        .with("line", line.number());
            }
            numbers.add(line.number());
            requests.add(read(line, context));
        }
        List<Receipt> receipts = execute(requests, numbers);
        OutputStream out = answers.open(response);
        for (int i = 0; i < receipts.size(); i++) {
            answers.write(new Answer(numbers.get(i), null, CompletableFuture.completedFuture(receipts.get(i))), out);
        }
        out.flush();
    }

    private CommandRequest read(Line line, CommandContext context) {
        try {
            return envelopes.read(json.parse(line.bytes()), context);
        } catch (RuntimeException e) {
            throw failed(line.number(), e);
        }
    }

    private List<Receipt> execute(List<CommandRequest> requests, List<Long> numbers) {
        try {
            return commands.sendAll(requests);
        } catch (BatchFailed e) {
            throw e.index() < numbers.size()
                    ? requests.get(e.index()).problem(e.reason()).with("line", numbers.get(e.index()))
                    : failed(0, e.reason());
        }
    }

    private static RequestProblem failed(long line, RuntimeException failure) {
        return new RequestProblem(Problems.of(failure), failure).with("line", line);
    }
}
