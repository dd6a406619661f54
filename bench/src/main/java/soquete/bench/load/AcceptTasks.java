package soquete.bench.load;

import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// A connection made, accepted with the address of its peer, and closed at both ends, by a reset so
/// that none stays in TIME_WAIT.
final class AcceptTasks {
    private AcceptTasks() {}

    static final class Channels implements Task {
        private final ServerSocketChannel listener = ServerSocketChannel.open();
        private final SocketAddress to;
        private SocketAddress seen;

        Channels() throws IOException {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 128);
            to = listener.getLocalAddress();
            seen = to;
        }

        @Override
        public void operate() throws IOException {
            try (SocketChannel out = SocketChannel.open()) {
                out.setOption(StandardSocketOptions.SO_LINGER, 0);
                out.connect(to);
                try (SocketChannel in = listener.accept()) {
                    seen = in.getRemoteAddress();
                }
            }
        }

        @Override
        public long check() throws IOException {
            try (SocketChannel out = SocketChannel.open(to);
                    SocketChannel in = listener.accept()) {
                Tasks.expect(
                        in.getRemoteAddress().equals(out.getLocalAddress()) && !seen.equals(to),
                        "another peer than the one that connected");
                ByteBuffer one = ByteBuffer.allocate(1);
                out.write(ByteBuffer.wrap(new byte[] {42}));
                Tasks.expect(in.read(one) == 1 && one.get(0) == 42, "another byte than was sent");
            }
            return 1;
        }
    }

    static final class JdkSockets implements Task {
        private final ServerSocket listener =
                new ServerSocket(0, 128, InetAddress.ofLiteral("127.0.0.1"));
        private final SocketAddress to = listener.getLocalSocketAddress();
        private SocketAddress seen = to;

        JdkSockets() throws IOException {}

        @Override
        public void operate() throws IOException {
            try (java.net.Socket out = new java.net.Socket()) {
                out.setSoLinger(true, 0);
                out.connect(to);
                try (java.net.Socket in = listener.accept()) {
                    seen = in.getRemoteSocketAddress();
                }
            }
        }

        @Override
        public long check() throws IOException {
            try (java.net.Socket out = new java.net.Socket()) {
                out.connect(to);
                try (java.net.Socket in = listener.accept()) {
                    Tasks.expect(
                            in.getRemoteSocketAddress().equals(out.getLocalSocketAddress())
                                    && !seen.equals(to),
                            "another peer than the one that connected");
                    out.getOutputStream().write(42);
                    Tasks.expect(in.getInputStream().read() == 42, "another byte than was sent");
                }
            }
            return 1;
        }
    }

    static final class Sockets implements Task {
        private static final Linger RESET = new Linger(true, 0);
        private final Socket listener = Socket.open(AF_INET, SOCK_STREAM);
        private final Endpoint to;
        private Endpoint seen;

        Sockets() throws IOException {
            listener.bind(Inet4Endpoint.LOOPBACK);
            listener.listen(128);
            to = listener.localEndpoint();
            seen = to;
        }

        @Override
        public void operate() throws IOException {
            try (Socket out = Socket.open(AF_INET, SOCK_STREAM)) {
                out.set(SolSocket.SO_LINGER, RESET);
                out.connect(to);
                try (Socket in = listener.accept()) {
                    seen = in.remoteEndpoint();
                }
            }
        }

        @Override
        public long check() throws IOException {
            try (Socket out = Socket.open(AF_INET, SOCK_STREAM)) {
                out.connect(to);
                try (Socket in = listener.accept()) {
                    Tasks.expect(
                            in.remoteEndpoint().equals(out.localEndpoint()) && !seen.equals(to),
                            "another peer than the one that connected");
                    out.sendAll(new byte[] {42});
                    Tasks.expect(
                            Arrays.equals(in.recv(8), new byte[] {42}),
                            "another byte than was sent");
                }
            }
            return 1;
        }
    }
}
