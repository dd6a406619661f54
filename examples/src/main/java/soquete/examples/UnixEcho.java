package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.ConnectionRefusedException;

/// A server and a client on a path: only processes that may write to the file can connect.
///
/// `server PATH` echoes lines for any number of clients; `client PATH TEXT` sends one line.
public final class UnixEcho {
    private UnixEcho() {}

    static void server(UnixEndpoint path) throws IOException {
        try (Socket server = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            // The file has its permissions from the start, and goes away with the socket
            server.bind(path, UnixBinding.AS_C.withMode(0600).removedOnClose());
            server.listen();
            IO.println("listening on " + server.localEndpoint());
            while (true) {
                Socket conn = server.accept();
                Thread.startVirtualThread(() -> echo(conn));
            }
        }
    }

    private static void echo(Socket conn) {
        try (conn) {
            byte[] buffer = new byte[8192];
            for (int n = conn.recv(buffer); n > 0; n = conn.recv(buffer)) {
                conn.sendAll(buffer, 0, n);
            }
        } catch (IOException e) {
            IO.println("lost a client: " + e.getMessage());
        }
    }

    static void client(UnixEndpoint path, String text) throws IOException {
        try (Socket s = Socket.client(path);
                BufferedReader lines = s.reader(UTF_8)) {
            s.sendAll((text + "\n").getBytes(UTF_8));
            IO.println(lines.readLine());
        } catch (ConnectionRefusedException e) {
            IO.println("there is a file, and nobody behind it: " + path);
        }
    }

    /// Runs one of them.
    ///
    /// @param args `server PATH` or `client PATH TEXT`
    public static void main(String[] args) throws IOException {
        UnixEndpoint path = UnixEndpoint.path(args[1]);
        if (args[0].equals("server")) {
            server(path);
        } else {
            client(path, args[2]);
        }
    }
}
