package io.roster.verify;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.FileSystemUtils;

/**
 * The application's database while it verifies a store: a new embedded one in a temporary directory, which is deleted at the end.
 * Flyway creates its schema as usual; it contains no events, so the running projections have nothing to do.
 */
@Configuration(proxyBeanMethods = false)
@Profile(VerifyCommandLine.WORD)
class ScratchDatabase implements DisposableBean {

    private final Path directory;

    ScratchDatabase() throws IOException {
        directory = Files.createTempDirectory("roster-verify-");
    }

    @Bean
    @FlywayDataSource
    DataSource scratchDataSource() {
        return DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url("jdbc:h2:file:" + directory.resolve("scratch") + ";CACHE_SIZE=65536;DB_CLOSE_ON_EXIT=FALSE")
                .username("roster")
                .password("")
                .build();
    }

    /** Runs after the data source was closed. */
    @Override
    public void destroy() throws IOException {
        FileSystemUtils.deleteRecursively(directory);
    }
}
