package soquete.bench.load;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import org.newsclub.net.unix.AFUNIXServerSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/// junixsocket: a platform thread for each connection, with the streams of its `Socket`. Unix
/// sockets only.
final class JunixServer implements EchoServer {
    @Override
    public Address start(Address at) throws IOException {
        AFUNIXServerSocket listener =
                AFUNIXServerSocket.bindOn(AFUNIXSocketAddress.of(new File(at.path())));
        Thread.ofPlatform().name("acceptor").start(() -> accept(listener));
        return at;
    }

    private static void accept(AFUNIXServerSocket listener) {
        while (true) {
            try {
                Socket socket = listener.accept();
                Thread.ofPlatform().name("echo").start(() -> SocketServer.echo(socket));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
