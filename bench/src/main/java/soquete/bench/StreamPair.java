package soquete.bench;

import java.io.IOException;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.SocketType;
import soquete.posix.SysSocket;
import soquete.posix.Unistd;

/// Two connected Unix stream sockets, as `socketpair` makes them: the shortest way through the
/// kernel, so that what a library adds is seen best.
record StreamPair(Socket left, Socket right) implements AutoCloseable {
    private static final Family UNIX = new Family(1);
    // An address without a name: the kernel chooses one.
    private static final Endpoint ANY = new RawEndpoint(UNIX, new byte[0]);

    static StreamPair open() throws IOException {
        try (Socket listener = Socket.open(UNIX, SocketType.SOCK_STREAM)) {
            listener.bind(ANY);
            listener.listen();
            Socket left = Socket.open(UNIX, SocketType.SOCK_STREAM);
            left.connect(listener.localEndpoint());
            return new StreamPair(left, listener.accept());
        }
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }

    /// The same as two descriptors, for the functions of `soquete.posix`.
    record Descriptors(int left, int right) implements AutoCloseable {
        static Descriptors open() throws IOException {
            int listener = SysSocket.socket(UNIX, SocketType.SOCK_STREAM, Protocol.DEFAULT);
            try {
                SysSocket.bind(listener, ANY);
                SysSocket.listen(listener, 1);
                int left = SysSocket.socket(UNIX, SocketType.SOCK_STREAM, Protocol.DEFAULT);
                SysSocket.connect(left, SysSocket.getsockname(listener));
                return new Descriptors(left, SysSocket.accept4(listener, 0).fd());
            } finally {
                Unistd.close(listener);
            }
        }

        @Override
        public void close() throws IOException {
            Unistd.close(left);
            Unistd.close(right);
        }
    }
}
