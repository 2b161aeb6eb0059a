package io.roster.http.access;

import static io.roster.http.HttpTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.roster.RosterApplication;
import io.roster.axonserver.StandInServer;
import io.roster.http.RunningRoster;
import io.roster.http.Store;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** TLS between Roster and its clients, its database and Axon Server, as docs/operate.md shows. */
class TlsTest {

    private static final String TOKEN = "the-token-of-this-test";

    @TempDir
    private Path directory;

    private Certificate certificate;

    @BeforeEach
    void makeCertificate() throws Exception {
        certificate = Certificate.make(directory);
    }

    @Test
    void rosterServesHttpsWithTheCertificateOfABundle() throws Exception {
        try (RunningRoster roster = RunningRoster.start(
                Store.H2,
                "--server.ssl.bundle=web",
                "--spring.ssl.bundle.jks.web.keystore.location=file:" + certificate.keyStore(),
                "--spring.ssl.bundle.jks.web.keystore.password=" + Certificate.PASSWORD)) {
            URI health = URI.create("https://127.0.0.1:" + roster.api().port() + "/actuator/health");
            HttpClient trusting =
                    HttpClient.newBuilder().sslContext(certificate.trusted()).build();

            assertThat(get(trusting, health).statusCode()).isEqualTo(200);
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> get(HttpClient.newHttpClient(), health));
        }
    }

    @Test
    void rosterVerifiesTheCertificateOfPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString())
                .start()) {
            String url =
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres?sslmode=verify-full&sslrootcert="
                            .formatted(postgres.getPort());
            try (RunningRoster roster = startOn("postgres", url + certificate.certificate())) {
                assertThat(create(roster)).isEqualTo(201);
                assertThat(roster.jdbc()
                                .sql("select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid)"
                                        + " where application_name = 'roster'")
                                .query(Boolean.class)
                                .single())
                        .isTrue();
            }
            Certificate other = Certificate.make(Files.createDirectory(directory.resolve("other")));
            assertThatThrownBy(() -> startOn("postgres", url + other.certificate()))
                    .hasStackTraceContaining("PKIX path");
        }
    }

    @Test
    void rosterConnectsToAxonServerWithTlsAndItsToken() {
        try (StandInServer server = StandInServer.start(certificate.certificate(), certificate.key(), TOKEN)) {
            String[] options = {
                "--axon.axonserver.servers=127.0.0.1:" + server.port(),
                "--axon.axonserver.ssl-enabled=true",
                "--axon.axonserver.cert-file=" + certificate.certificate()
            };
            try (RunningRoster roster = startOn("axonserver", with(options, "--axon.axonserver.token=" + TOKEN))) {
                await().untilAsserted(() -> assertThat(create(roster)).isEqualTo(201));
            }
            try (RunningRoster roster = startOn("axonserver", with(options, "--axon.axonserver.token=wrong"))) {
                assertProblem(
                        roster.api().create(UUID.randomUUID(), "Jo", UUID.randomUUID() + "@example.com"),
                        503,
                        "unavailable");
            }
        }
    }

    private RunningRoster startOn(String profile, String... options) {
        return RunningRoster.start(
                Store.H2,
                new SpringApplicationBuilder(RosterApplication.class).profiles(profile),
                with(
                        options,
                        "--spring.datasource.username=" + (profile.equals("postgres") ? "postgres" : "roster"),
                        "--roster.data=" + directory.resolve(UUID.randomUUID().toString())));
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    private static int create(RunningRoster roster) {
        return roster.api()
                .create(UUID.randomUUID(), "Jo", UUID.randomUUID() + "@example.com")
                .status();
    }

    private static HttpResponse<String> get(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
}
