package io.roster.h2;

import io.roster.h2.store.ConditionalOnEmbeddedFile;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** {@code diskSpace} in {@code /actuator/health}: the disk of the embedded database. */
@Component("diskSpaceHealthIndicator")
@ConditionalOnEmbeddedFile
class DataDiskHealth extends DiskSpaceHealthIndicator {

    private static final DataSize LEAST = DataSize.ofMegabytes(16);

    DataDiskHealth(@Value("${roster.data}") Path directory) {
        super(directory.toFile(), LEAST);
    }
}
