package io.roster.web.guard;

import io.roster.web.json.JsonBodyConverter;
import io.roster.web.problem.RequestProblem;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;

/**
 * Reads a body without blocking, and dispatches its request again with the outcome as an attribute: the bytes, or a problem. What is too
 * much is read and forgotten, so that the client reads the answer, up to {@value #MAX_DRAINED} bytes.
 */
final class BodyReader implements ReadListener, AsyncListener {

    static final int TIMEOUT_SECONDS = 10;

    private static final int MAX_DRAINED = 16_777_216;
    private static final int BUFFER_SIZE = 8_192;

    private final AsyncContext async;
    private final HttpServletRequest request;
    private final ServletInputStream in;
    private final String attribute;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private long total;

    private BodyReader(HttpServletRequest request, String attribute) throws IOException {
        this.request = request;
        this.attribute = attribute;
        in = request.getInputStream();
        async = request.startAsync();
    }

    /**
     * Starts to read the body of a request.
     *
     * @param attribute the name of the attribute for the outcome
     */
    static void start(HttpServletRequest request, String attribute) throws IOException {
        BodyReader reader = new BodyReader(request, attribute);
        if (request.getContentLengthLong() > MAX_DRAINED) {
            reader.finish(tooLarge());
            return;
        }
        reader.async.setTimeout(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
        reader.async.addListener(reader);
        reader.in.setReadListener(reader);
    }

    @Override
    public void onDataAvailable() {
        try {
            while (in.isReady() && !in.isFinished()) {
                int read = in.read(buffer);
                if (read < 0) {
                    return;
                }
                total += read;
                if (total <= JsonBodyConverter.MAX_BYTES) {
                    body.write(buffer, 0, read);
                } else if (total > MAX_DRAINED) {
                    finish(tooLarge());
                    return;
                }
            }
        } catch (IOException e) {
            onError(e);
        }
    }

    @Override
    public void onAllDataRead() {
        finish(total > JsonBodyConverter.MAX_BYTES ? tooLarge() : body.toByteArray());
    }

    /** The client has gone, or its chunks are malformed. Tomcat closes the connection; nobody can be answered on it. */
    @Override
    public void onError(Throwable failure) {
        if (finished.compareAndSet(false, true)) {
            async.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish(new RequestProblem(
                HttpStatus.REQUEST_TIMEOUT,
                "request-timeout",
                "The body did not arrive within %d seconds. Nothing was done.".formatted(TIMEOUT_SECONDS)));
    }

    private void finish(Object outcome) {
        if (finished.compareAndSet(false, true)) {
            request.setAttribute(attribute, outcome);
            async.dispatch();
        }
    }

    private static RequestProblem tooLarge() {
        return new RequestProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "The body or line exceeds %d bytes.".formatted(JsonBodyConverter.MAX_BYTES));
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // The request has been answered.
    }

    @Override
    public void onError(AsyncEvent event) {
        // The dispatched request has failed; Spring MVC answers it.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It starts once.
    }
}
