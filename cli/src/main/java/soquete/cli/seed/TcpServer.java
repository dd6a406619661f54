package soquete.cli.seed;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;

/// The lecture's `server.py`: one client, and it is over.
public final class TcpServer {
    private TcpServer() {}

    /// Runs the server.
    ///
    /// @param settings where to listen
    /// @param stage    where it acts
    /// @param bound    hears where the server listens
    public static void run(Settings settings, Stage stage, Bound bound) throws IOException {
        stage.print(Words.HELLO);
        try (Plug s = listen(settings, stage)) {
            bound.at(s);
            Dialogue.limit(s, settings);
            try (Plug conn = s.accept()) {
                Dialogue.limit(conn, settings);
                Dialogue.serve(stage, conn);
            }
        }
    }

    /// The listening socket.
    static Plug listen(Settings settings, Stage stage) throws IOException {
        Endpoint endpoint = stage.resolve(settings.host(), settings.port(), false).get(0);
        Plug s = stage.open(endpoint.family(), SocketType.SOCK_STREAM);
        try {
            s.reuseAddress();
            s.bind(endpoint);
            s.listen();
            return s;
        } catch (Throwable t) {
            s.close();
            throw t;
        }
    }
}
