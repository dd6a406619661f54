package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.error.Partial;
import soquete.option.SolTcp;

/// Gives a file to every client: the kernel moves it from the page cache to the connection, and no
/// byte of it comes into the process.
///
/// `SendFile FILE PORT` on the loopback address.
public final class SendFile {
    private SendFile() {}

    private static void give(Socket conn, Path file) {
        try (conn) {
            // Head and file in full segments: the cork holds back what does not fill one
            conn.set(SolTcp.TCP_CORK, true);
            conn.sendAll((file.getFileName() + "\n").getBytes(UTF_8));
            long sent = conn.sendFile(file);
            conn.set(SolTcp.TCP_CORK, false);
            IO.println(conn.remoteEndpoint() + " has all " + sent + " bytes");
        } catch (IOException e) {
            IO.println(
                    e instanceof Partial partial
                            ? "stopped after " + partial.transferred() + ": " + e.getMessage()
                            : e.getMessage());
        }
    }

    /// Serves.
    ///
    /// @param args `FILE PORT`
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", Integer.parseInt(args[1])))) {
            while (true) {
                Socket conn = server.accept();
                Thread.startVirtualThread(() -> give(conn, file));
            }
        }
    }
}
