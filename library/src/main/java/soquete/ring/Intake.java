package soquete.ring;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.sys.Calls;
import soquete.sys.DescriptorCalls;
import soquete.sys.Scratch;

/// How a [Socket] becomes a descriptor of a loop, and the other way round.
final class Intake {
    private Intake() {}

    static void requireStream(Socket socket) {
        if (!socket.type().equals(SocketType.SOCK_STREAM)) {
            throw new IllegalArgumentException(
                    socket + " is no stream: a loop serves messages by datagrams()");
        }
    }

    /// Takes the descriptor out of a socket.
    static int owned(Socket socket) throws ClosedChannelException {
        int fd = socket.detach();
        if (fd < 0) {
            throw new ClosedChannelException();
        }
        return fd;
    }

    /// TCP alone receives all that is there, as far as it fits. Unix sockets stop at a message with
    /// descriptors, SCTP at each message.
    ///
    /// @return the bits for [LoopConnection]
    static int pieces(Socket socket) {
        Protocol protocol = socket.protocol();
        boolean isTcp =
                protocol.equals(Protocol.IPPROTO_TCP)
                        || (protocol.equals(Protocol.DEFAULT)
                                && (socket.family().equals(Family.AF_INET)
                                        || socket.family().equals(Family.AF_INET6)));
        return isTcp ? 0 : LoopConnection.UNTIL_EMPTY;
    }

    /// Gives back a descriptor that the loop was given and has no use for.
    static void close(int fd) {
        Scratch s = Scratch.take();
        try {
            Calls.close(s, fd);
        } finally {
            s.give();
        }
    }

    /// A [Socket] with a descriptor of its own.
    static Socket duplicate(int fd) throws IOException {
        Scratch s = Scratch.take();
        int made;
        try {
            made = DescriptorCalls.fcntl(s, fd, DescriptorCalls.F_DUPFD_CLOEXEC, 0);
        } finally {
            s.give();
        }
        if (made < 0) {
            throw ErrnoException.of("fcntl", -made, null);
        }
        return Socket.adopt(made);
    }
}
