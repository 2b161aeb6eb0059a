package io.roster.h2;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Refuses commands while the disk of the embedded database is full, and keeps a reserve on it: a file of {@value #RESERVE} bytes,
 * which {@link FilePathReserve} gives up when nothing else is left, so that what was begun is ended and queries go on.
 */
@Component
@ConditionalOnEmbeddedFile
public class DiskReserve implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final int RESERVE = 8 << 20;
    private static final long PAUSE_MILLIS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);

    private final Path directory;
    private final Path reserve;
    private volatile boolean full;

    DiskReserve(@Value("${roster.data}") Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.reserve = directory.resolve(FilePathReserve.NAME);
        keep();
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        if (full) {
            throw new DataAccessResourceFailureException("The disk is full");
        }
        return handler.proceed();
    }

    /** Whether there is room for so many bytes beside the reserve, for work that can wait. */
    boolean hasRoomFor(long bytes) throws IOException {
        return !full && free() > bytes;
    }

    /** A stream onto the same disk that fails before it takes the room of commands. */
    OutputStream sparing(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!hasRoomFor(2L * RESERVE + length)) {
                    throw new IOException("There is no room for it on the disk");
                }
                out.write(bytes, offset, length);
            }
        };
    }

    @Scheduled(fixedDelay = PAUSE_MILLIS)
    void keep() throws IOException {
        boolean before = full;
        boolean kept = Files.exists(reserve);
        full = free() < (kept ? RESERVE / 2 : 2 * RESERVE);
        if (!kept && !full) {
            // Bytes that no file system can make fewer.
            byte[] bytes = new byte[RESERVE];
            new Random().nextBytes(bytes);
            Files.write(reserve, bytes);
        }
        if (full != before) {
            LOG.warn(full ? "The disk is full: commands are refused" : "The disk has room again: commands are done");
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }
}
