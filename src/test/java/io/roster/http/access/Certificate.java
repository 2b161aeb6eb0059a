package io.roster.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for 127.0.0.1, with its private key. */
record Certificate(Path directory) {

    static final String PASSWORD = "changeit";

    static Certificate make(Path directory) throws Exception {
        Certificate made = new Certificate(directory);
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        made.keyStore().toString()))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = made.load();
        String alias = store.aliases().nextElement();
        write(made.certificate(), "CERTIFICATE", store.getCertificate(alias).getEncoded());
        write(
                made.key(),
                "PRIVATE KEY",
                store.getKey(alias, PASSWORD.toCharArray()).getEncoded());
        return made;
    }

    private static void write(Path file, String label, byte[] content) throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, base64));
    }

    /** Both, in PKCS #12. */
    Path keyStore() {
        return directory.resolve("keys.p12");
    }

    /** In PEM. */
    Path certificate() {
        return directory.resolve("server.crt");
    }

    /** In PEM. */
    Path key() {
        return directory.resolve("server.key");
    }

    /** For a client that trusts it and nobody else. */
    SSLContext trusted() throws Exception {
        KeyStore store = load();
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "server", store.getCertificate(store.aliases().nextElement()));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore())) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
