package io.roster.web.stream;

import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandRequest;
import io.roster.web.command.EnvelopeReader;
import io.roster.web.gateway.Replies;
import io.roster.web.json.JsonBodyConverter;
import io.roster.web.problem.RequestProblem;
import io.roster.web.stream.NdjsonReader.Line;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * A stream of envelopes in, a stream of receipts and problems out, in the same order. One thread reads, another writes the answers;
 * the queue between them is bounded, so that a client that reads slowly is read slowly.
 */
@Component
public class CommandStream {

    /** A refused line takes one place in the queue for so many of its bytes: each may become a violation. */
    private static final int BYTES_PER_PLACE = 16;

    private final JsonBodyConverter json;
    private final EnvelopeReader envelopes;
    private final CommandLanes lanes;
    private final AnswerWriter answers;
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private volatile boolean stopping;

    CommandStream(JsonBodyConverter json, EnvelopeReader envelopes, CommandLanes lanes, AnswerWriter answers) {
        this.json = json;
        this.envelopes = envelopes;
        this.lanes = lanes;
        this.answers = answers;
    }

    /** Handles each command on its own: one that fails stops none of the others. */
    void handle(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        AnswerQueue<Answer> queue = new AnswerQueue<>();
        Future<?> reader = readers.submit(() -> read(in, context, queue));
        try {
            write(queue, answers.open(response));
        } finally {
            reader.cancel(true);
        }
    }

    /** Refuses all lines that have not been read yet. */
    public void refuseFurtherLines() {
        stopping = true;
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    private void read(InputStream in, CommandContext context, AnswerQueue<Answer> queue) {
        NdjsonReader lines = new NdjsonReader(in);
        try {
            try {
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    Answer answer = answer(line, context);
                    queue.put(answer, answer.request() == null ? 1 + line.bytes().length / BYTES_PER_PLACE : 1);
                }
            } catch (IOException e) {
                // The client is gone or silent. The lines that were read are answered.
            } finally {
                queue.put(Answer.END, 1);
            }
        } catch (InterruptedException e) {
            // Nobody reads the answers any more.
        }
    }

    private Answer answer(Line line, CommandContext context) throws InterruptedException {
        String commandId = null;
        try {
            JsonNode envelope = line.parse(json);
            commandId = envelope.path("commandId").stringValue(null);
            CommandRequest request = envelopes.read(envelope, context);
            return new Answer(
                    line.number(),
                    commandId,
                    request,
                    stopping ? CompletableFuture.failedFuture(stopping()) : lanes.send(request));
        } catch (RuntimeException e) {
            return new Answer(line.number(), commandId, null, CompletableFuture.failedFuture(e));
        }
    }

    private static RequestProblem stopping() {
        return new RequestProblem(
                HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This node is shutting down. Nothing was done. Retry.");
    }

    private void write(AnswerQueue<Answer> queue, OutputStream out) throws IOException {
        try {
            while (true) {
                Answer answer = queue.poll();
                if (answer == null || !answer.receipt().isDone()) {
                    out.flush();
                }
                if (answer == null) {
                    answer = queue.take();
                }
                if (answer.isEnd()) {
                    out.flush();
                    return;
                }
                answers.write(answer, out);
            }
        } catch (InterruptedException e) {
            throw Replies.interrupted(e);
        }
    }
}
