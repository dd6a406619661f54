package soquete;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;

/// An endpoint on the loopback interface that answers no handshake: a listener whose queue is full.
record SilentPeer(Endpoint endpoint, List<Socket> sockets) implements AutoCloseable {
    static SilentPeer of(Family family) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        Socket listener = Socket.server(Loopback.any(family), 0);
        sockets.add(listener);
        Endpoint at = listener.localEndpoint();
        while (true) {
            Socket socket = Socket.open(family, SocketType.SOCK_STREAM);
            sockets.add(socket);
            socket.timeout(Duration.ofMillis(100));
            try {
                socket.connect(at);
            } catch (SocketTimeoutException e) {
                return new SilentPeer(at, sockets);
            }
        }
    }

    @Override
    public void close() {
        sockets.forEach(Socket::close);
    }
}
