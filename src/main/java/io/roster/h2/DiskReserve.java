package io.roster.h2;

import io.roster.h2.store.ConditionalOnEmbeddedFile;
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
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Rejects commands while the disk of the embedded database is full, and keeps a reserve on it: a file of {@value #RESERVE_BYTES}
 * bytes. {@link FilePathReserve} deletes it when no other space is left, so that running commands finish and queries go on.
 */
@Component
@ConditionalOnEmbeddedFile
public class DiskReserve implements MessageHandlerInterceptor<CommandMessage<?>> {

    private static final int RESERVE_BYTES = 8 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(DiskReserve.class);

    private final Path directory;
    private final Path reserve;
    private volatile boolean full;

    DiskReserve(@Value("${roster.data}") Path directory) throws IOException {
        boolean isNew = !Files.exists(directory);
        this.directory = Files.createDirectories(directory);
        if (isNew) {
            PrivateFiles.protect(directory);
        }
        this.reserve = directory.resolve(FilePathReserve.NAME);
        check();
    }

    /** Registers the file system before the database is opened. */
    @Bean
    static BeanFactoryPostProcessor fileSystemRegistrar() {
        return beans -> FilePath.register(new FilePathReserve());
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain handler)
            throws Exception {
        if (full) {
            throw new DataAccessResourceFailureException("The disk is full");
        }
        return handler.proceed();
    }

    /** Whether this many bytes are free besides the reserve, for work that can wait. */
    boolean hasRoomFor(long bytes) throws IOException {
        return !full && free() > bytes;
    }

    /** A stream to the same disk that fails before it takes space that commands need. */
    OutputStream keepingReserve(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (!hasRoomFor(2L * RESERVE_BYTES + length)) {
                    throw new IOException("The disk does not have enough free space");
                }
                out.write(bytes, offset, length);
            }
        };
    }

    @Scheduled(fixedDelay = 100)
    void check() throws IOException {
        boolean wasFull = full;
        boolean reserved = Files.exists(reserve);
        full = free() < (reserved ? RESERVE_BYTES / 2 : 2 * RESERVE_BYTES);
        if (!reserved && !full) {
            // Random, so that no file system can compress them.
            byte[] bytes = new byte[RESERVE_BYTES];
            new Random().nextBytes(bytes);
            Files.write(reserve, bytes);
        }
        if (full != wasFull) {
            LOG.warn(
                    full
                            ? "The disk is full: commands are rejected"
                            : "The disk has space again: commands are accepted");
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(directory).getUsableSpace();
    }
}
