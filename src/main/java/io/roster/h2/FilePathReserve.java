package io.roster.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePathWrapper;

/**
 * The files of the embedded database, {@code reserve:} before their path. A write that fails closes the database, so one for which
 * the disk has no room is made once more after the reserve, a file beside the database's, has been given up. Public because H2
 * creates it.
 */
public final class FilePathReserve extends FilePathWrapper {

    /** The name of the reserve. */
    static final String NAME = "roster.reserve";

    @Override
    public String getScheme() {
        return "reserve";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Path file = Path.of(getBase().toString()).toAbsolutePath();
        return new File(getBase().open(mode), file.resolveSibling(NAME));
    }

    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the file takes positions side by side
    private static final class File extends FileBase {

        private final FileChannel file;
        private final Path reserve;

        File(FileChannel file, Path reserve) {
            this.file = file;
            this.reserve = reserve;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            try {
                return file.write(source);
            } catch (IOException e) {
                giveUpReserve(e);
                return file.write(source);
            }
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            try {
                return file.write(source, position);
            } catch (IOException e) {
                giveUpReserve(e);
                return file.write(source, position);
            }
        }

        /** Also when another thread has just done so, and when it was something else that failed: then it fails again. */
        private void giveUpReserve(IOException failure) throws IOException {
            if (!file.isOpen()) {
                throw failure;
            }
            Files.deleteIfExists(reserve);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return file.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
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
