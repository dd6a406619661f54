package soquete.bench;

import static soquete.endpoint.Family.AF_UNIX;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Protocol;
import soquete.posix.DescriptorPair;
import soquete.posix.SysSocket;
import soquete.posix.Unistd;

/// Two connected Unix stream sockets, as `socketpair` makes them: the shortest way through the
/// kernel, so that what a library adds is seen best.
record StreamPair(Socket left, Socket right) implements AutoCloseable {
    static StreamPair open() throws IOException {
        SocketPair pair = Socket.pair(AF_UNIX, SOCK_STREAM);
        return new StreamPair(pair.first(), pair.second());
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }

    /// The same as two descriptors, for the functions of `soquete.posix`.
    record Descriptors(int left, int right) implements AutoCloseable {
        static Descriptors open() throws IOException {
            DescriptorPair pair = SysSocket.socketpair(AF_UNIX, SOCK_STREAM, Protocol.DEFAULT);
            return new Descriptors(pair.first(), pair.second());
        }

        @Override
        public void close() throws IOException {
            Unistd.close(left);
            Unistd.close(right);
        }
    }
}
