package soquete;

import java.io.IOException;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;

/// Sockets over the loopback interface, by family.
final class Loopback {
    private Loopback() {}

    static InetEndpoint any(Family family) {
        return family.equals(Family.AF_INET) ? Inet4Endpoint.LOOPBACK : Inet6Endpoint.LOOPBACK;
    }

    static Socket listener(Family family) throws IOException {
        return Socket.server(any(family));
    }

    static Socket datagram(Family family) throws IOException {
        Socket socket = Socket.open(family, SocketType.SOCK_DGRAM);
        socket.bind(any(family));
        return socket;
    }

    /// Two ends of a connection.
    record Pair(Socket client, Socket server) implements AutoCloseable {
        static Pair tcp(Family family) throws IOException {
            try (Socket listener = listener(family)) {
                Socket client = Socket.open(family, SocketType.SOCK_STREAM);
                client.connect(listener.localEndpoint());
                return new Pair(client, listener.accept());
            }
        }

        static Pair tcp() throws IOException {
            return tcp(Family.AF_INET);
        }

        /// Two Unix sockets, connected to each other.
        static Pair unix(SocketType type) throws IOException {
            SocketPair pair = Socket.pair(Family.AF_UNIX, type);
            return new Pair(pair.first(), pair.second());
        }

        /// Two datagram sockets, connected to each other.
        static Pair udp(Family family) throws IOException {
            Socket a = datagram(family);
            Socket b = datagram(family);
            Endpoint toA = a.localEndpoint();
            a.connect(b.localEndpoint());
            b.connect(toA);
            return new Pair(a, b);
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }
}
