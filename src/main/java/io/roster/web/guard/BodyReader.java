package io.roster.web.guard;

import io.roster.web.problem.RequestProblem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads a body without blocking. The outcome is the bytes, or a problem. What is too much is read and forgotten, so that the client reads
 * the answer, up to {@value #MAX_DRAINED} bytes.
 */
final class BodyReader implements ReadListener {

    static final int TIMEOUT_SECONDS = 10;

    private static final int MAX_DRAINED = 16_777_216;
    private static final int BUFFER_SIZE = 8_192;

    private final HttpServletRequest request;
    private final int maxBytes;
    private final ServletInputStream in;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final CompletableFuture<Object> outcome = new CompletableFuture<>();
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private long total;

    BodyReader(HttpServletRequest request, int maxBytes) throws IOException {
        this.request = request;
        this.maxBytes = maxBytes;
        in = request.getInputStream();
    }

    /** Reads what has arrived already, which is most often the whole body. Returns the outcome, or null if the rest is still to come. */
    @Nullable Object readWhatIsThere() throws IOException {
        long length = request.getContentLengthLong();
        if (length > MAX_DRAINED) {
            return tooLarge();
        }
        int read = 1;
        while (read > 0 && total < length && in.available() > 0) {
            read = readSome();
        }
        return total == length ? outcome() : null;
    }

    /**
     * Reads the rest as it comes, and then dispatches the request again with the outcome as an attribute. The timeout is not Tomcat's, which
     * goes by the wall clock and may, when a connection is used again, belong to the request before.
     */
    void readTheRest(String attribute) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        var unused = outcome.completeOnTimeout(timedOut(), TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((result, failure) -> {
                    if (failure == null) {
                        request.setAttribute(attribute, result);
                        async.dispatch();
                    } else {
                        async.complete();
                    }
                });
        in.setReadListener(this);
    }

    @Override
    public void onDataAvailable() {
        try {
            while (in.isReady() && !in.isFinished()) {
                if (readSome() < 0) {
                    return;
                }
                if (total > MAX_DRAINED) {
                    outcome.complete(tooLarge());
                    return;
                }
            }
        } catch (IOException e) {
            onError(e);
        }
    }

    private int readSome() throws IOException {
        int read = in.read(buffer);
        if (read > 0) {
            total += read;
            if (total <= maxBytes) {
                body.write(buffer, 0, read);
            }
        }
        return read;
    }

    @Override
    public void onAllDataRead() {
        outcome.complete(outcome());
    }

    /** The client has gone, or its chunks are malformed. Tomcat closes the connection; nobody can be answered on it. */
    @Override
    public void onError(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    private Object outcome() {
        return total > maxBytes ? tooLarge() : body.toByteArray();
    }

    private static RequestProblem timedOut() {
        return new RequestProblem(
                HttpStatus.REQUEST_TIMEOUT,
                "request-timeout",
                "The body did not arrive within %d seconds. Nothing was done.".formatted(TIMEOUT_SECONDS));
    }

    private RequestProblem tooLarge() {
        return RequestProblem.contentTooLarge(maxBytes);
    }
}
