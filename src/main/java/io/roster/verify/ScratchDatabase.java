package io.roster.verify;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.FileSystemUtils;

/**
 * The application's database while a store is verified: a new embedded one in the directory for temporary files, which is deleted
 * at the end. It has the application's schema, made by its migrations, and no events, so that the projections that run find nothing to do.
 */
@Configuration(proxyBeanMethods = false)
@Profile(VerifyCommandLine.WORD)
class ScratchDatabase {

    @Bean
    Directory scratchDirectory() throws IOException {
        return new Directory(Files.createTempDirectory("roster-verify-"));
    }

    @Bean
    @FlywayDataSource
    DataSource scratchDataSource(Directory directory) {
        return DataSourceBuilder.create()
                .type(HikariDataSource.class)
                .url("jdbc:h2:file:" + directory.path().resolve("scratch") + ";CACHE_SIZE=65536;DB_CLOSE_ON_EXIT=FALSE")
                .username("roster")
                .password("")
                .build();
    }

    record Directory(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(path);
        }
    }
}
