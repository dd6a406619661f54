package soquete.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;

/// Two connected UDP sockets on loopback.
record DatagramPair(Socket sender, Socket receiver) implements AutoCloseable {
    static DatagramPair open() throws IOException {
        Socket sender = bound();
        Socket receiver = bound();
        sender.connect(receiver.localEndpoint());
        receiver.connect(sender.localEndpoint());
        return new DatagramPair(sender, receiver);
    }

    private static Socket bound() throws IOException {
        Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        socket.bind(Endpoint.of("127.0.0.1", 0));
        return socket;
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
    }

    /// The same in NIO.
    record Channels(DatagramChannel sender, DatagramChannel receiver) implements AutoCloseable {
        static Channels open() throws IOException {
            DatagramChannel sender = bound();
            DatagramChannel receiver = bound();
            sender.connect(receiver.getLocalAddress());
            receiver.connect(sender.getLocalAddress());
            return new Channels(sender, receiver);
        }

        private static DatagramChannel bound() throws IOException {
            return DatagramChannel.open()
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }

        @Override
        public void close() throws IOException {
            sender.close();
            receiver.close();
        }
    }
}
