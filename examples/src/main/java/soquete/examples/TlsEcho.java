package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.tls.TlsStream;

/// TLS over any stream socket, also over a Unix one: a server with a key, a client that checks the
/// name in its certificate.
///
/// `server ENDPOINT KEYSTORE PASSWORD` and `client ENDPOINT NAME KEYSTORE PASSWORD TEXT`; an
/// endpoint is `127.0.0.1:4433` or `unix:/run/x`.
public final class TlsEcho {
    private TlsEcho() {}

    static void server(Endpoint at, SSLContext context) throws IOException {
        try (Socket server = Socket.server(at)) {
            IO.println("listening on " + server.localEndpoint());
            while (true) {
                try (TlsStream tls = TlsStream.server(server.accept(), context)) {
                    tls.handshake();
                    IO.println(
                            tls.session().getProtocol()
                                    + " with "
                                    + tls.session().getCipherSuite());
                    tls.inputStream().transferTo(tls.outputStream());
                } catch (SSLException e) {
                    IO.println("no session: " + e.getMessage());
                }
            }
        }
    }

    static void client(Endpoint to, String name, SSLContext context, String text)
            throws IOException {
        try (TlsStream tls = TlsStream.client(Socket.client(to), name, context)) {
            tls.write(text.getBytes(UTF_8));
            tls.shutdownOutput(); // close_notify: this was all, and nothing was cut off
            IO.println(new String(tls.inputStream().readAllBytes(), UTF_8));
        }
    }

    private static SSLContext context(String keyStore, String password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(new File(keyStore), password.toCharArray());
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, password.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /// Runs one of them.
    ///
    /// @param args as above
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        Endpoint endpoint = Endpoint.parse(args[1]);
        if (args[0].equals("server")) {
            server(endpoint, context(args[2], args[3]));
        } else {
            client(endpoint, args[2], context(args[3], args[4]), args[5]);
        }
    }
}
