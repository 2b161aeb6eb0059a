package io.roster.web.stream;

import io.roster.limit.Limits;
import io.roster.message.command.CommandBatch;
import io.roster.message.command.CommandBatch.BatchFailed;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.CommandRequest;
import io.roster.web.command.EnvelopeReader;
import io.roster.web.command.Receipt;
import io.roster.web.gateway.Replies;
import io.roster.web.json.JsonBodyConverter;
import io.roster.web.problem.Problems;
import io.roster.web.problem.RequestProblem;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Executes a stream of envelopes and answers each with a receipt or a problem, in order. */
@Component
public class CommandStream {

    /** The weight of a rejected line is its length divided by this: each of its members may become a violation. */
    private static final int BYTES_PER_VIOLATION = 16;

    private static final Logger LOG = LoggerFactory.getLogger(CommandStream.class);

    private final JsonBodyConverter json;
    private final EnvelopeReader envelopes;
    private final CommandDispatcher commands;
    private final CommandLanes lanes;
    private final AnswerWriter answers;
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private final int maxBytes;
    private volatile boolean stopping;

    CommandStream(
            JsonBodyConverter json,
            EnvelopeReader envelopes,
            CommandDispatcher commands,
            CommandLanes lanes,
            AnswerWriter answers,
            Limits limits) {
        this.json = json;
        this.envelopes = envelopes;
        this.commands = commands;
        this.lanes = lanes;
        this.answers = answers;
        this.maxBytes = limits.bodyBytes();
    }

    /**
     * Executes at most {@value CommandBatch#MAX_SIZE} commands in one transaction.
     *
     * @throws RequestProblem with the number of the line that failed, or 0 if the commit failed
     */
    void handleAtomically(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        NdjsonReader lines = new NdjsonReader(in, maxBytes);
        List<Long> numbers = new ArrayList<>();
        List<CommandRequest> requests = new ArrayList<>();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (requests.size() == CommandBatch.MAX_SIZE) {
                throw new RequestProblem(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "too-many-commands",
                                "An atomic stream has at most %d commands.".formatted(CommandBatch.MAX_SIZE))
                        .with("line", lines.number());
            }
            numbers.add(lines.number());
            try {
                requests.add(envelopes.read(json.parse(line), context));
            } catch (RuntimeException e) {
                throw new RequestProblem(Problems.of(e), e).with("line", lines.number());
            }
        }
        List<Receipt> receipts;
        try {
            receipts = commands.sendAll(requests);
        } catch (BatchFailed e) {
            throw e.index() < numbers.size()
                    ? requests.get(e.index()).problem(e.reason()).with("line", numbers.get(e.index()))
                    : new RequestProblem(Problems.of(e.reason()), e.reason()).with("line", 0L);
        }
        OutputStream out = answers.open(response);
        for (int i = 0; i < receipts.size(); i++) {
            answers.write(new Answer(numbers.get(i), null, CompletableFuture.completedFuture(receipts.get(i))), out);
        }
        out.flush();
    }

    /**
     * Executes each command in its own right: a failed one does not stop the others. One thread reads and another writes; the
     * bounded queue between them applies backpressure to a client that reads slowly.
     */
    void handle(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        // Before anything is read: Tomcat answers a read that fails with a 400 unless the answer has begun.
        OutputStream out = answers.open(response);
        AnswerQueue<Answer> queue = new AnswerQueue<>();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> readAll(in, context, queue), readers);
        try {
            write(queue, out);
        } finally {
            queue.close();
            // Tomcat uses the request for the next one, of another client, as soon as this method returns.
            reader.exceptionally(failure -> null).join();
        }
    }

    /** Rejects all lines that have not been read yet. */
    public void rejectFurtherLines() {
        stopping = true;
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    private void readAll(InputStream in, CommandContext context, AnswerQueue<Answer> queue) {
        try {
            try {
                read(in, context, queue);
            } catch (IOException e) {
                LOG.debug("The client has disconnected, or sends nothing more", e);
            } finally {
                // The lines read so far are answered.
                queue.put(Answer.END, 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(InputStream in, CommandContext context, AnswerQueue<Answer> queue)
            throws IOException, InterruptedException {
        NdjsonReader lines = new NdjsonReader(in, maxBytes);
        byte[] line = lines.next();
        while (line != null) {
            Answer answer = answer(line, lines.number(), context);
            boolean rejected = answer.receipt().isCompletedExceptionally();
            boolean wanted = queue.put(answer, rejected ? 1 + line.length / BYTES_PER_VIOLATION : 1);
            line = wanted ? lines.next() : null;
        }
    }

    private Answer answer(byte[] line, long number, CommandContext context) throws InterruptedException {
        String commandId = null;
        CompletableFuture<Receipt> receipt;
        try {
            JsonNode envelope = json.parse(line);
            commandId = envelope.path("commandId").stringValue(null);
            CommandRequest request = envelopes.read(envelope, context);
            if (stopping) {
                throw new RequestProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "This node is shutting down. Nothing was done. Retry.");
            }
            receipt = lanes.send(request);
        } catch (RuntimeException e) {
            receipt = CompletableFuture.failedFuture(e);
        }
        return new Answer(number, commandId, receipt);
    }

    private void write(AnswerQueue<Answer> queue, OutputStream out) throws IOException {
        try {
            Answer answer;
            do {
                answer = queue.poll();
                if (answer == null || !answer.receipt().isDone()) {
                    out.flush();
                }
                if (answer == null) {
                    answer = queue.take();
                }
                if (!answer.isEnd()) {
                    answers.write(answer, out);
                }
            } while (!answer.isEnd());
            out.flush();
        } catch (InterruptedException e) {
            throw Replies.interrupted(e);
        }
    }
}
