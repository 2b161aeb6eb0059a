package io.roster.web.stream;

import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandRequest;
import io.roster.web.command.EnvelopeReader;
import io.roster.web.command.Receipt;
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
 * Executes a stream of envelopes and answers each with a receipt or a problem, in order. One thread reads and another writes; the
 * bounded queue between them applies backpressure to a client that reads slowly.
 */
@Component
public class CommandStream {

    /** The weight of a rejected line is its length divided by this: each of its members may become a violation. */
    private static final int BYTES_PER_VIOLATION = 16;

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

    /** Executes each command in its own right: a failed one does not stop the others. */
    void handle(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        AnswerQueue<Answer> queue = new AnswerQueue<>();
        Future<?> reader = readers.submit(() -> read(in, context, queue));
        try {
            write(queue, answers.open(response));
        } finally {
            reader.cancel(true);
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

    private void read(InputStream in, CommandContext context, AnswerQueue<Answer> queue) {
        NdjsonReader lines = new NdjsonReader(in);
        try {
            try {
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    Answer answer = answer(line, context);
                    boolean rejected = answer.receipt().isCompletedExceptionally();
                    queue.put(answer, rejected ? 1 + line.bytes().length / BYTES_PER_VIOLATION : 1);
                }
            } catch (IOException e) {
                // The client has disconnected or timed out. The lines read so far are answered.
            } finally {
                queue.put(Answer.END, 1);
            }
        } catch (InterruptedException e) {
            // The writer has stopped.
        }
    }

    private Answer answer(Line line, CommandContext context) throws InterruptedException {
        String commandId = null;
        CompletableFuture<Receipt> receipt;
        try {
            JsonNode envelope = json.parse(line.bytes());
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
        return new Answer(line.number(), commandId, receipt);
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
                if (answer != Answer.END) {
                    answers.write(answer, out);
                }
            } while (answer != Answer.END);
            out.flush();
        } catch (InterruptedException e) {
            throw Replies.interrupted(e);
        }
    }
}
