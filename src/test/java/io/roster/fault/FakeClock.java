package io.roster.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The clock of one process, which can be wrong, and be corrected while the process runs. Needs libfaketime. */
final class FakeClock {

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private final Path offset;

    FakeClock(Path directory, int secondsAhead) {
        offset = directory.resolve("clock");
        set(secondsAhead);
    }

    void set(int secondsAhead) {
        try {
            Files.writeString(offset, "%+d\n".formatted(secondsAhead));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The environment that makes a process use it. */
    String[] environment() {
        return new String[] {
            "LD_PRELOAD=" + library(),
            "FAKETIME_TIMESTAMP_FILE=" + offset,
            "FAKETIME_CACHE_DURATION=1",
            // The JVM measures what passes with the monotonic clock, which nobody sets.
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
            // Only older C libraries need it, and it makes the JVM start eight times as slowly.
            "FAKETIME_FORCE_MONOTONIC_FIX=0"
        };
    }

    private static Path library() {
        try (Stream<Path> directories = Files.list(LIBRARIES)) {
            return directories
                    .map(directory -> directory.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "There is no libfaketime under /usr/lib; Debian's package is called faketime"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
