package soquete.guest;

import java.io.IOException;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;

/// Two ends of a TCP connection over the loopback interface.
record TcpPair(Socket client, Socket server) implements AutoCloseable {
    static TcpPair connect() throws IOException {
        try (Socket listener = Socket.server(Inet4Endpoint.LOOPBACK)) {
            Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
            client.connect(listener.localEndpoint());
            Socket server = listener.accept();
            client.timeout(Duration.ofSeconds(10));
            server.timeout(Duration.ofSeconds(10));
            return new TcpPair(client, server);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
