package soquete.examples.python;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.NotSupportedException;

/// The sockets that every row finds, in both languages: `s` and its `peer` over TCP, and `u` and
/// `v`, of UDP, bound and not connected.
@Timeout(60)
abstract class Sockets {
    Socket s;
    Socket peer;
    Socket u;
    Socket v;

    @BeforeEach
    void open() throws IOException {
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", 0))) {
            s = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
            s.connect(server.localEndpoint());
            peer = server.accept();
        }
        u = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        u.bind(Endpoint.of("127.0.0.1", 0));
        v = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        v.bind(Endpoint.of("127.0.0.1", 0));
        for (Socket each : new Socket[] {s, peer, u, v}) {
            each.timeout(Duration.ofSeconds(30));
        }
    }

    /// A socket of a family that not every kernel has.
    static Socket openOrSkip(Family family, SocketType type) throws IOException {
        try {
            return Socket.open(family, type);
        } catch (NotSupportedException e) {
            return Assumptions.abort("needs " + family + ": " + e.getMessage());
        }
    }

    @AfterEach
    void close() {
        s.close();
        peer.close();
        u.close();
        v.close();
    }
}
