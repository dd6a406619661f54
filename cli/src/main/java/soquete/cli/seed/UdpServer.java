package soquete.cli.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import soquete.Datagram;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;

/// The lecture's server over UDP: there is nothing to accept, so it learns the client's address
/// from a first datagram.
public final class UdpServer {
    private UdpServer() {}

    /// Runs the server.
    ///
    /// @param settings where to wait
    /// @param stage    where it acts
    /// @param bound    hears where the server waits
    public static void run(Settings settings, Stage stage, Bound bound) throws IOException {
        stage.print(Words.HELLO);
        try (Plug s = bind(settings, stage)) {
            bound.at(s);
            Dialogue.limit(s, settings);
            InetEndpoint client = (InetEndpoint) s.recvFrom(Words.MOST).from();
            greet(stage, s, client);

            Datagram answer = s.recvFrom(Words.MOST);
            while (!answer.from().equals(client)) {
                answer = s.recvFrom(Words.MOST); // somebody else's: this server has its client
            }
            hear(stage, answer.data());
        }
    }

    static Plug bind(Settings settings, Stage stage) throws IOException {
        Endpoint endpoint = stage.resolve(settings.host(), settings.port(), true).get(0);
        Plug s = stage.open(endpoint.family(), SocketType.SOCK_DGRAM);
        try {
            s.bind(endpoint); // without SO_REUSEADDR, which would let two servers share the port
            return s;
        } catch (Throwable t) {
            s.close();
            throw t;
        }
    }

    static void greet(Stage stage, Plug s, InetEndpoint client) throws IOException {
        stage.print(Words.connected(client.host(), client.port()));
        sendGreeting(s, client);
    }

    static void sendGreeting(Plug s, InetEndpoint client) throws IOException {
        s.sendTo(Words.GREETING.getBytes(UTF_8), client);
    }

    static void hear(Stage stage, byte[] data) {
        stage.print(Words.serverReceived(data));
        stage.print(Words.SERVER_END);
    }
}
