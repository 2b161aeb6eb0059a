package io.roster.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's file system for paths with the prefix {@code reserve:}. A failed write closes the database; therefore, a write for which the
 * disk has no space is retried after deleting the reserve, a file next to the database. Public because H2 instantiates it.
 */
public final class FilePathReserve extends FilePathWrapper {

    /** The name of the reserve file. */
    static final String NAME = "roster.reserve";

    @Override
    public String getScheme() {
        return "reserve";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(getBase().toString()).toAbsolutePath();
        boolean isNew = !Files.exists(file);
        FileChannel channel = getBase().open(mode);
        if (isNew && Files.exists(file)) {
            PrivateFiles.protect(file);
        }
        return new File(channel, file.resolveSibling(NAME));
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the underlying file allows concurrent access by position
    private static final class File extends FileBaseDefault {

        private final FileChannel file;
        private final Path reserve;

        File(FileChannel file, Path reserve) {
            this.file = file;
            this.reserve = reserve;
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            try {
                return file.write(source, position);
            } catch (IOException e) {
                if (!file.isOpen()) {
                    throw e;
                }
                // Another thread may have deleted it. If this was not about space, the retry fails too.
                Files.deleteIfExists(reserve);
                return file.write(source, position);
            }
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
