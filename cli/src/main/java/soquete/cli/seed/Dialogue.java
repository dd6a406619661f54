package soquete.cli.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import soquete.endpoint.InetEndpoint;

/// The server's part of the conversation on one TCP connection, and what all parts share.
final class Dialogue {
    private Dialogue() {}

    /// Greets, hears the answer, and says so.
    static void serve(Stage stage, Plug conn) throws IOException {
        InetEndpoint client = conn.remote();
        stage.print(Words.connected(client.host(), client.port()));

        conn.sendAll(Words.GREETING.getBytes(UTF_8));

        byte[] data = conn.recv(Words.MOST);
        stage.print(Words.serverReceived(data));
        stage.print(Words.SERVER_END);
    }

    static void limit(Plug plug, Settings settings) {
        if (settings.timeout() > 0) {
            plug.timeout(Duration.ofNanos(settings.timeout()));
        }
    }
}
