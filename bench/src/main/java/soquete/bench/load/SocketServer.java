package soquete.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// The JDK's virtual threads, one for each connection, with `java.net.Socket` and its streams.
final class SocketServer implements EchoServer {
    @Override
    @SuppressWarnings("AddressSelection") // a literal
    public Address start(Address at) throws IOException {
        ServerSocket listener =
                new ServerSocket(at.port(), BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
        Thread.startVirtualThread(() -> accept(listener));
        return at.withPort(listener.getLocalPort());
    }

    private static void accept(ServerSocket listener) {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> echo(socket));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static void echo(Socket socket) {
        byte[] buffer = new byte[BUFFER];
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
            }
        } catch (IOException e) {
            return; // the peer has gone
        }
    }
}
