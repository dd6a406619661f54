package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import soquete.Datagram;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;

/// Messages between processes of one machine: boundaries kept, none lost, none reordered.
///
/// `java.nio` has Unix sockets of streams alone. `server PATH` answers each message with its
/// length;
/// `client PATH TEXT` asks once.
public final class UnixDatagrams {
    private UnixDatagrams() {}

    static void server(UnixEndpoint path) throws IOException {
        try (Socket s = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM)) {
            s.bind(path, UnixBinding.AS_C.removedOnClose());
            IO.println("waiting on " + path);
            while (true) {
                Datagram question = s.recvFrom(4096);
                IO.println(question.from() + " says " + new String(question.data(), UTF_8));
                // A sender that did not bind has no name to answer to
                if (!question.from().equals(UnixEndpoint.UNNAMED)) {
                    s.sendTo((question.fullSize() + " bytes").getBytes(UTF_8), question.from());
                }
            }
        }
    }

    static void client(UnixEndpoint path, String text) throws IOException {
        try (Socket s = Socket.open(Family.AF_UNIX, SocketType.SOCK_DGRAM)) {
            // Bound to no name, the kernel chooses an abstract one: the answer comes to it
            s.bind(UnixEndpoint.UNNAMED);
            s.timeout(Duration.ofSeconds(5));
            s.sendTo(text.getBytes(UTF_8), path);
            IO.println(new String(s.recvFrom(4096).data(), UTF_8));
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
