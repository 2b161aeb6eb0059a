package io.roster.web.stream;

import io.roster.message.command.CommandBatch;
import io.roster.message.command.CommandBatch.BatchFailed;
import io.roster.web.command.CommandContext;
import io.roster.web.command.CommandController;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.CommandDispatcher.Order;
import io.roster.web.command.EnvelopeReader;
import io.roster.web.command.EnvelopeRefused;
import io.roster.web.command.Receipt;
import io.roster.web.gateway.Replies;
import io.roster.web.gateway.Replies.NoReply;
import io.roster.web.json.JsonBodyConverter;
import io.roster.web.json.JsonBodyConverter.BodyTooLarge;
import io.roster.web.problem.Overloaded;
import io.roster.web.problem.Problems;
import io.roster.web.stream.NdjsonReader.Line;
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
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stream of envelopes in, a stream of receipts and problems out, in the same order. One thread reads, another writes what is
 * done; between them is a window of a fixed size, so that a caller who reads slowly is read slowly.
 */
@Component
public class CommandStream {

    private static final int MAX_STREAMS = 32;

    /** A refused line takes one place in the window for so many of its bytes: each may be a violation to tell of. */
    private static final int REFUSED_BYTES = 16;

    private final JsonBodyConverter json;
    private final EnvelopeReader envelopes;
    private final CommandLanes lanes;
    private final CommandDispatcher commands;
    private final ObjectMapper mapper;
    private final Semaphore streams = new Semaphore(MAX_STREAMS);
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private volatile boolean stopping;

    CommandStream(
            JsonBodyConverter json,
            EnvelopeReader envelopes,
            CommandLanes lanes,
            CommandDispatcher commands,
            ObjectMapper mapper) {
        this.json = json;
        this.envelopes = envelopes;
        this.lanes = lanes;
        this.commands = commands;
        this.mapper = mapper;
    }

    /** Does each command for itself: one that fails stops none of the others. */
    public void oneByOne(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        enter();
        AnswerQueue<Answer> window = new AnswerQueue<>();
        Future<?> reader = readers.submit(() -> read(in, context, window));
        try {
            write(window, open(response));
        } finally {
            reader.cancel(true);
            streams.release();
        }
    }

    /** Does all commands in one transaction, or none. */
    public void atomically(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        enter();
        try {
            together(in, response, context);
        } finally {
            streams.release();
        }
    }

    /** What has been read is done; lines that are still to come are refused. */
    public void refuseFurther() {
        stopping = true;
    }

    private void enter() {
        if (!streams.tryAcquire()) {
            throw new Overloaded();
        }
    }

    private void together(InputStream in, HttpServletResponse response, CommandContext context) throws IOException {
        NdjsonReader lines = new NdjsonReader(in);
        List<Long> numbers = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            if (numbers.size() == CommandBatch.MAX_SIZE) {
                throw new AtomicStreamFailed(line.number(), new TooManyCommands());
            }
            numbers.add(line.number());
            try {
                orders.add(envelopes.read(parse(line), context));
            } catch (RuntimeException e) {
                throw new AtomicStreamFailed(line.number(), e);
            }
        }
        List<Receipt> receipts;
        try {
            receipts = commands.sendAll(orders);
        } catch (BatchFailed e) {
            throw e.index() < numbers.size()
                    ? new AtomicStreamFailed(
                            numbers.get(e.index()), new EnvelopeRefused(orders.get(e.index()), e.reason()))
                    : new AtomicStreamFailed(0, e.reason());
        }
        OutputStream out = open(response);
        for (int i = 0; i < receipts.size(); i++) {
            CompletableFuture<Receipt> receipt = CompletableFuture.completedFuture(receipts.get(i));
            write(new Answer(numbers.get(i), null, orders.get(i), receipt), out);
        }
        out.flush();
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    private static OutputStream open(HttpServletResponse response) throws IOException {
        response.setContentType(CommandController.NDJSON);
        response.flushBuffer();
        return response.getOutputStream();
    }

    private void read(InputStream in, CommandContext context, AnswerQueue<Answer> window) {
        NdjsonReader lines = new NdjsonReader(in);
        try {
            try {
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    Answer answer = answer(line, context);
                    window.put(answer, answer.order() == null ? 1 + line.bytes().length / REFUSED_BYTES : 1);
                }
            } catch (IOException e) {
                // The caller is gone or silent. What has come is done.
            } finally {
                window.put(Answer.END, 1);
            }
        } catch (InterruptedException e) {
            // Nobody reads the answers any more.
        }
    }

    private Answer answer(Line line, CommandContext context) throws InterruptedException {
        String commandId = null;
        try {
            JsonNode envelope = parse(line);
            commandId = envelope.path("commandId").stringValue(null);
            Order order = envelopes.read(envelope, context);
            return new Answer(
                    line.number(),
                    commandId,
                    order,
                    stopping ? CompletableFuture.failedFuture(new NodeStopping()) : lanes.send(order));
        } catch (RuntimeException e) {
            return new Answer(line.number(), commandId, null, CompletableFuture.failedFuture(e));
        }
    }

    private JsonNode parse(Line line) {
        if (line.tooLong()) {
            throw new BodyTooLarge();
        }
        return json.parse(line.bytes());
    }

    private void write(AnswerQueue<Answer> window, OutputStream out) throws IOException {
        try {
            while (true) {
                Answer answer = window.poll();
                if (answer == null || !answer.receipt().isDone()) {
                    out.flush();
                }
                if (answer == null) {
                    answer = window.take();
                }
                if (answer.line() == Answer.END.line()) {
                    out.flush();
                    return;
                }
                write(answer, out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoReply(e);
        }
    }

    private void write(Answer answer, OutputStream out) throws IOException {
        ObjectNode line = mapper.createObjectNode().put("line", answer.line());
        try {
            line.setAll((ObjectNode) mapper.valueToTree(Replies.await(answer.receipt())));
        } catch (RuntimeException e) {
            Order order = answer.order();
            ProblemDetail problem = Problems.of(order == null ? e : new EnvelopeRefused(order, e));
            Problems.log(problem, e);
            if (answer.commandId() != null) {
                line.put("commandId", answer.commandId());
            }
            line.setAll((ObjectNode) mapper.valueToTree(problem));
        }
        // Bytes first: Jackson would hide from Spring that the caller is gone.
        out.write(mapper.writeValueAsBytes(line));
        out.write('\n');
    }

    /**
     * What will stand in one line of the answer.
     *
     * @param commandId what the line called itself, be it allowed or not
     * @param order null if the line is refused as it stands
     */
    private record Answer(
            long line, @Nullable String commandId, @Nullable Order order, CompletableFuture<Receipt> receipt) {
        static final Answer END =
                new Answer(0, null, null, CompletableFuture.failedFuture(new IllegalStateException("end")));
    }

    /** An atomic stream has more than {@value CommandBatch#MAX_SIZE} commands. */
    public static final class TooManyCommands extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A line of an atomic stream failed, and so all of it. */
    public static final class AtomicStreamFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long line;
        private final RuntimeException reason;

        AtomicStreamFailed(long line, RuntimeException reason) {
            super(reason);
            this.line = line;
            this.reason = reason;
        }

        /** Which line; 0 if it was none of them, but the commit of all. */
        public long line() {
            return line;
        }

        public RuntimeException reason() {
            return reason;
        }
    }
}
