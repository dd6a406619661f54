package soquete.ring;

import java.io.IOException;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;

/// Two sockets that are connected to each other.
record Pair(Socket one, Socket other) implements AutoCloseable {
    static Pair tcp() throws IOException {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
            client.connect(listener.localEndpoint());
            return new Pair(client, listener.accept());
        }
    }

    static Pair udp() throws IOException {
        Socket one = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        Socket other = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        one.bind(Inet4Endpoint.LOOPBACK);
        other.bind(Inet4Endpoint.LOOPBACK);
        Endpoint toOne = one.localEndpoint();
        one.connect(other.localEndpoint());
        other.connect(toOne);
        return new Pair(one, other);
    }

    static Pair unix(SocketType type) throws IOException {
        SocketPair pair = Socket.pair(Family.AF_UNIX, type);
        return new Pair(pair.first(), pair.second());
    }

    @Override
    public void close() {
        one.close();
        other.close();
    }
}
