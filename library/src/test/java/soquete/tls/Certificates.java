package soquete.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An authority of the test's own, and keys that it signed; made by openssl.
public final class Certificates {
    private static final String PASSWORD = "secret";

    private final Path directory;

    private Certificates(Path directory) {
        this.directory = directory;
    }

    /// Makes an authority, a server for `localhost` and 127.0.0.1, and a client.
    public static Certificates in(Path directory) throws IOException, InterruptedException {
        Certificates made = new Certificates(directory);
        made.openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=CA"
                        + " -addext keyUsage=critical,keyCertSign -keyout ca.key -out ca.pem");
        made.sign("server", "subjectAltName=DNS:localhost,IP:127.0.0.1");
        made.sign("client", "extendedKeyUsage=clientAuth");
        return made;
    }

    private void sign(String name, String extension) throws IOException, InterruptedException {
        Files.writeString(directory.resolve(name + ".ext"), extension + "\n");
        openssl(
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN="
                        + name
                        + " -keyout "
                        + name
                        + ".key -out "
                        + name
                        + ".csr");
        openssl(
                "x509 -req -days 2 -CA ca.pem -CAkey ca.key -CAcreateserial -in "
                        + name
                        + ".csr -extfile "
                        + name
                        + ".ext -out "
                        + name
                        + ".pem");
        openssl(
                "pkcs12 -export -passout pass:secret -inkey "
                        + name
                        + ".key -in "
                        + name
                        + ".pem -out "
                        + name
                        + ".p12");
    }

    private void openssl(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" ")));
        Path log = directory.resolve("openssl.log");
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(process.waitFor()).as(arguments + ": " + Files.readString(log)).isZero();
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    /// With the server's key, trusting the authority.
    public SSLContext server() throws GeneralSecurityException, IOException {
        return context("server.p12", true);
    }

    /// Without a key, trusting the authority.
    public SSLContext client() throws GeneralSecurityException, IOException {
        return context("", true);
    }

    /// With the client's key, trusting the authority.
    public SSLContext clientWithKey() throws GeneralSecurityException, IOException {
        return context("client.p12", true);
    }

    /// Trusting nobody.
    public SSLContext stranger() throws GeneralSecurityException, IOException {
        return context("client.p12", false);
    }

    private SSLContext context(String keys, boolean trust)
            throws GeneralSecurityException, IOException {
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys.isEmpty() ? empty() : load(keys), PASSWORD.toCharArray());
        TrustManagerFactory others = TrustManagerFactory.getInstance("PKIX");
        KeyStore authorities = empty();
        if (trust) {
            try (InputStream in = Files.newInputStream(file("ca.pem"))) {
                authorities.setCertificateEntry(
                        "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            }
        }
        others.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }

    private KeyStore load(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file(name))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
