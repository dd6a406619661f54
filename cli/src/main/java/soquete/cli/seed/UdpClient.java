package soquete.cli.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionRefusedException;

/// The lecture's client over UDP. There is no handshake, so the client speaks first: an empty
/// datagram, from which the server learns its address.
public final class UdpClient {
    private static final byte[] NOTHING = {};

    private UdpClient() {}

    /// Runs the client. That nobody has the port is one of its endings, not a failure.
    ///
    /// @param settings where to send
    /// @param stage    where it acts
    public static void run(Settings settings, Stage stage) throws IOException {
        List<Endpoint> endpoints = stage.resolve(settings.host(), settings.port(), true);
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
        try (Plug s = stage.open(endpoint.family(), SocketType.SOCK_DGRAM)) {
            Dialogue.limit(s, settings);
            boolean heard = false;
            try {
                s.connect(endpoint);
                s.send(NOTHING, 0);

                byte[] data = s.recv(Words.MOST);
                heard = true;
                stage.print(Words.clientReceived(data));

                s.send(Words.ANSWER.getBytes(UTF_8), 0);
            } catch (ConnectionRefusedException e) {
                if (!heard && !last) {
                    return false;
                }
                stage.print(Words.NOBODY); // an ICMP message came back
            }
            stage.print(Words.CLIENT_END);
            return true;
        }
    }
}
