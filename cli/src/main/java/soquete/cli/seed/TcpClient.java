package soquete.cli.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;

/// The lecture's `client.py`.
public final class TcpClient {
    private TcpClient() {}

    /// Runs the client. That nobody listens is one of its endings, not a failure.
    ///
    /// @param settings where to connect
    /// @param stage    where it acts
    public static void run(Settings settings, Stage stage) throws IOException {
        List<Endpoint> endpoints = stage.resolve(settings.host(), settings.port(), false);
        int last = endpoints.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (attempt(settings, stage, endpoints.get(i), i == last)) {
                return;
            }
        }
    }

    /// One address of the host.
    ///
    /// @return false if the next should be tried
    private static boolean attempt(Settings settings, Stage stage, Endpoint endpoint, boolean last)
            throws IOException {
        try (Plug s = stage.open(endpoint.family(), SocketType.SOCK_STREAM)) {
            Dialogue.limit(s, settings);
            boolean connected = false;
            try {
                s.connect(endpoint);
                connected = true;

                byte[] data = s.recv(Words.MOST);
                stage.print(Words.clientReceived(data));

                s.sendAll(Words.ANSWER.getBytes(UTF_8));
            } catch (IOException e) {
                if (!connected && !last) {
                    return false;
                }
                if (!(e instanceof ConnectionRefusedException)) {
                    throw e;
                }
                stage.print(Words.NOBODY);
            }
            stage.print(Words.CLIENT_END);
            return true;
        }
    }
}
