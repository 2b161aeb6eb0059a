package io.roster.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps what is personal from other users of the machine, where file permissions are those of POSIX. */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Lets only its owner read and write a new file (0600), or enter a new directory (0700). */
    static void protect(Path path) throws IOException {
        PosixFileAttributeView attributes = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (attributes != null) {
            attributes.setPermissions(
                    PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }
}
