package soquete.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// Both ends of a TLS session over one connection.
record Ends(TlsStream client, TlsStream server) implements AutoCloseable {
    static Ends over(Endpoint at, Certificates certificates, TlsOptions options)
            throws IOException, GeneralSecurityException {
        return over(at, certificates.client(), options, certificates.server(), options);
    }

    static Ends overTcp(Certificates certificates) throws IOException, GeneralSecurityException {
        return over(Inet4Endpoint.LOOPBACK, certificates, TlsOptions.DEFAULT);
    }

    static Ends over(
            Endpoint at,
            SSLContext clientContext,
            TlsOptions clientOptions,
            SSLContext serverContext,
            TlsOptions serverOptions)
            throws IOException {
        try (Socket listener = Socket.server(at)) {
            Socket client = connected(listener.localEndpoint());
            Socket server = listener.accept();
            return new Ends(
                    TlsStream.client(client, "localhost", clientContext, clientOptions),
                    TlsStream.server(server, serverContext, serverOptions));
        }
    }

    static Socket connected(Endpoint to) throws IOException {
        Socket socket = Socket.open(to.family(), SocketType.SOCK_STREAM);
        try {
            socket.connect(to);
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    static Endpoint unix(Path path) {
        return UnixEndpoint.path(path);
    }

    /// Shakes hands at both ends.
    Ends shaken() throws Exception {
        CompletableFuture<Boolean> other = in(true, () -> handshake(server));
        client.handshake();
        other.get();
        return this;
    }

    static boolean handshake(TlsStream stream) throws IOException {
        stream.handshake();
        return true;
    }

    /// Runs a call in another thread.
    static <T> CompletableFuture<T> in(boolean virtual, Callable<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Runnable body =
                () -> {
                    try {
                        future.complete(call.call());
                    } catch (Throwable t) {
                        future.completeExceptionally(t);
                    }
                };
        if (virtual) {
            Thread.ofVirtual().start(body);
        } else {
            Thread.ofPlatform().start(body);
        }
        return future;
    }

    @Override
    public void close() {
        client.socket().close();
        server.socket().close();
    }
}
