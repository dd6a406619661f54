package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_INET;

import java.io.IOException;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.posix.SysSocket;
import soquete.posix.Unistd;

/// What Python does with descriptors.
class DescriptorsTest extends Sockets {
    @Row(
            value = "socket, of a descriptor",
            before = "fd = peer.detach()",
            python = "s2 = socket.socket(fileno=fd)",
            result = "s2.family, s2.type, s2.proto, s2.fileno() == fd",
            note = "the kernel says what it is; it becomes close-on-exec")
    void fileno(Answer answer) throws IOException {
        int fd = peer.detach();
        // begin
        Socket s2 = Socket.adopt(fd);
        // end
        try (s2) {
            answer.is(s2.family(), s2.type(), s2.protocol(), s2.fd() == fd);
        }
    }

    @Row(
            value = "fromfd",
            python = "s2 = socket.fromfd(s.fileno(), socket.AF_INET, socket.SOCK_STREAM)",
            result = "s2.getpeername() == s.getpeername(), s2.fileno() == s.fileno()")
    void fromfd(Answer answer) throws IOException {
        // begin
        Socket s2 = Socket.adopt(Unistd.dup(s.fd()));
        // end
        try (s2) {
            answer.is(s2.remoteEndpoint().equals(s.remoteEndpoint()), s2.fd() == s.fd());
        }
    }

    @Row(
            value = "close",
            before = "fd = s.detach()",
            python = "socket.close(fd)",
            result = "peer.recv(1)")
    void closeDescriptor(Answer answer) throws IOException {
        int fd = s.detach();
        // begin
        Unistd.close(fd);
        // end
        answer.is((Object) peer.recv(1));
    }

    @Row(
            value = "dup",
            before = "from socket import dup, close",
            python = "fd = socket.dup(s.fileno())",
            result = "os.get_inheritable(fd), close(fd)")
    void dup(Answer answer) throws IOException {
        // begin
        int fd = Unistd.dup(s.fd());
        // end
        try (Socket copy = Socket.adopt(fd)) {
            answer.is(copy.inheritable(), "none");
        }
    }

    @Row(
            value = "s.detach",
            python = "fd = s.detach()",
            result = "fd >= 0, s.fileno(), (os.close(fd), peer.recv(1))[1]")
    void detach(Answer answer) throws IOException {
        // begin
        int fd = s.detach();
        // end
        boolean given = fd >= 0;
        Unistd.close(fd);
        answer.is(given, s.fd(), peer.recv(1));
    }

    @Row(
            value = "s.dup",
            before = "s.settimeout(5)",
            python = "s2 = s.dup()",
            result = "s2.gettimeout(), (s.close(), s2.sendall(b'hi'), peer.recv(10))[2]")
    void duplicate(Answer answer) throws IOException {
        s.timeout(Duration.ofSeconds(5));
        // begin
        Socket s2 = s.duplicate();
        // end
        try (s2) {
            s.close();
            s2.sendAll("hi".getBytes(UTF_8));
            answer.is(s2.timeout(), peer.recv(10));
        }
    }

    @Row(value = "s.get_inheritable", python = "kept = s.get_inheritable()", result = "kept")
    void getInheritable(Answer answer) throws IOException {
        // begin
        boolean kept = s.inheritable();
        // end
        answer.is(kept);
    }

    @Row(
            value = "s.set_inheritable",
            python = "s.set_inheritable(True)",
            result = "s.get_inheritable()")
    void setInheritable(Answer answer) throws IOException {
        // begin
        s.inheritable(true);
        // end
        answer.is(s.inheritable());
    }

    @Surprise(
            value = "39",
            is =
                    "`family`, `type` and `proto` are what was given, even where the descriptor is"
                            + " something else; the type never has `SOCK_NONBLOCK`.",
            ours = "2, 1",
            here = "a descriptor that is taken over is asked what it is",
            python = "n = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM, fileno=s.detach())",
            result = "n.family, n.type")
    void adoptedKind(Answer answer) throws IOException {
        try (Socket n = Socket.adopt(s.detach())) {
            answer.is(n.family(), n.type());
        }
    }

    @Surprise(
            value = "40",
            is = "A descriptor's `O_NONBLOCK` is not looked at: the object may not know its mode.",
            ours = "timeout",
            here = "it is made non-blocking, so that timeouts always hold",
            python =
                    """
                    os.set_blocking(s.fileno(), False)
                    n = socket.socket(fileno=s.detach())
                    """,
            result = "failure(lambda: n.recv(1))")
    void adoptedMode(Answer answer) throws IOException {
        int fd = SysSocket.socket(AF_INET, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        SysSocket.bind(fd, Endpoint.of("127.0.0.1", 0));
        try (Socket n = Socket.adopt(fd)) {
            n.timeout(Duration.ofMillis(50));
            answer.is(Answer.failure(() -> n.recv(1)));
        }
    }
}
