package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import soquete.ListenFds;
import soquete.Socket;
import soquete.endpoint.Endpoint;

/// A server that systemd starts at the first connection, with the sockets open already: it needs no
/// privilege for port 80, and no connection is refused while it is restarted.
///
/// `systemd-socket-activate -l 127.0.0.1:8080 java ... ListenFdsServer`; started otherwise it
/// listens by itself, `ListenFdsServer [ENDPOINT]`.
public final class ListenFdsServer {
    private ListenFdsServer() {}

    private static void serve(Socket server, boolean given) {
        try (server) {
            IO.println((given ? "given " : "made ") + server.localEndpoint());
            while (true) {
                try (Socket conn = server.accept()) {
                    conn.sendAll(("hello " + conn.remoteEndpoint() + "\n").getBytes(UTF_8));
                }
            }
        } catch (IOException e) {
            IO.println("no longer served: " + e.getMessage());
        }
    }

    /// Serves until it is stopped.
    ///
    /// @param args `[ENDPOINT]`, for when nothing is given
    public static void main(String[] args) throws IOException, InterruptedException {
        try (ListenFds given = ListenFds.take()) {
            if (given.isEmpty()) {
                Endpoint at = Endpoint.parse(args.length > 0 ? args[0] : "127.0.0.1:8080");
                serve(Socket.server(at), false);
                return;
            }
            for (Socket server : given.sockets()) {
                Thread.ofPlatform().start(() -> serve(server, true));
            }
            Thread.currentThread().join(); // the sockets live as long as this
        }
    }
}
