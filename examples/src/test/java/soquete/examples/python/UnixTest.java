package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_PACKET;
import static soquete.endpoint.Family.AF_UNIX;
import static soquete.endpoint.SocketType.SOCK_DGRAM;
import static soquete.endpoint.SocketType.SOCK_RAW;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.EtherType;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.testkit.Needs;

/// Python's Unix sockets, and others that have no port.
class UnixTest extends Sockets {
    @TempDir Path directory;

    @Row(
            value = "socketpair",
            python = "a, b = socket.socketpair()",
            result = "a.family, a.type, (a.sendall(b'hi'), b.recv(10))[1]",
            note = "every type, and `SocketPair` closes both")
    void socketpair(Answer answer) throws IOException {
        // begin
        SocketPair pair = Socket.pair(AF_UNIX, SOCK_STREAM);
        Socket a = pair.first(), b = pair.second();
        // end
        try (pair) {
            a.sendAll("hi".getBytes(UTF_8));
            answer.is(a.family(), a.type(), b.recv(10));
        }
    }

    @Row(
            value = "s.bind, a path",
            before =
                    "import tempfile; path = tempfile.mkdtemp() + '/x';"
                            + " s = socket.socket(socket.AF_UNIX)",
            python = "s.bind(path)",
            result = "s.getsockname() == path, os.path.exists(path)")
    void path(Answer answer) throws IOException {
        Path path = directory.resolve("x");
        try (Socket s = Socket.open(AF_UNIX, SOCK_STREAM)) {
            // begin
            s.bind(UnixEndpoint.path(path));
            // end
            answer.is(s.localEndpoint().equals(UnixEndpoint.path(path)), Files.exists(path));
        }
    }

    @Row(
            value = "s.bind, an abstract name",
            before = "name = f'soquete-{os.getpid()}-python'; s = socket.socket(socket.AF_UNIX)",
            python = "s.bind('\\0' + name)",
            result = "s.getsockname() == b'\\0' + name.encode()")
    void abstractName(Answer answer) throws IOException {
        String name = "soquete-" + ProcessHandle.current().pid() + "-java";
        try (Socket s = Socket.open(AF_UNIX, SOCK_STREAM)) {
            // begin
            s.bind(UnixEndpoint.abstractName(name));
            // end
            answer.is(s.localEndpoint().equals(UnixEndpoint.abstractName(name)));
        }
    }

    @Surprise(
            value = "15, no name",
            is = "A sender without a name is `None`, its name `''`, and abstract names are bytes.",
            ours = "unix:, unix:",
            here = "an unnamed endpoint in both, and one record for all of them",
            python = "a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM); a.send(b'x')",
            result = "b.recvfrom(10)[1], b.getpeername()")
    void unnamed(Answer answer) throws IOException {
        try (SocketPair pair = Socket.pair(AF_UNIX, SOCK_DGRAM)) {
            pair.first().send(new byte[] {'x'});
            answer.is(pair.second().recvFrom(10).from(), pair.second().remoteEndpoint());
        }
    }

    @Surprise(
            value = "20",
            is = "A NUL in a path cuts it.",
            ours = "refused",
            here = "it is refused",
            python =
                    "import tempfile; path = tempfile.mkdtemp() + '/x'; s = socket.socket(socket.AF_UNIX)",
            result = "failure(lambda: s.bind(path + '\\0y'))")
    void nul(Answer answer) {
        answer.is(Answer.failure(() -> UnixEndpoint.path(directory + "/x\0y")));
    }

    @Surprise(
            value = "20, file",
            is = "Path objects are refused; the file stays after close.",
            ours = "none",
            here =
                    "a `Path` is welcome; the file stays as in C, unless"
                            + " `UnixBinding.removedOnClose()` was asked for",
            python = "import pathlib, tempfile; s = socket.socket(socket.AF_UNIX)",
            result = "failure(lambda: s.bind(pathlib.Path(tempfile.mkdtemp(), 'x')))")
    void pathObject(Answer answer) throws IOException {
        try (Socket s = Socket.open(AF_UNIX, SOCK_STREAM)) {
            answer.is(Answer.failure(() -> s.bind(UnixEndpoint.path(directory.resolve("x")))));
        }
    }

    @Surprise(
            value = "20, length",
            is = "A path has at most 107 bytes; `''` binds to a name that the kernel chooses.",
            ours = "none, 5",
            here = "108, as in the kernel; `UnixEndpoint.UNNAMED` lets the kernel choose",
            python =
                    "s = socket.socket(socket.AF_UNIX); n = socket.socket(socket.AF_UNIX); n.bind('')",
            result = "failure(lambda: s.bind('/tmp/' + 'x' * 103)), len(n.getsockname()) - 1")
    void length(Answer answer) throws IOException {
        try (Socket n = Socket.open(AF_UNIX, SOCK_STREAM)) {
            n.bind(UnixEndpoint.UNNAMED);
            answer.is(
                    Answer.failure(() -> UnixEndpoint.path("/tmp/" + "x".repeat(103))),
                    ((UnixEndpoint) n.localEndpoint()).name().length);
        }
    }

    @Needs(root = true)
    @Surprise(
            value = "36",
            is = "`AF_PACKET` has its protocol in host order in addresses, and not in `socket()`.",
            ours = "true",
            here = "an `EtherType` in both, which knows the order",
            python =
                    "n = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(0x88b5));"
                            + " n.bind(('lo', 0x88b5))",
            result = "n.proto == n.getsockname()[1]")
    void packetProtocol(Answer answer) throws IOException {
        EtherType experimental = new EtherType(0x88b5);
        try (Socket n = Socket.open(AF_PACKET, SOCK_RAW, experimental.protocol())) {
            n.bind(PacketEndpoint.of(experimental, 1));
            PacketEndpoint local = (PacketEndpoint) n.localEndpoint();
            answer.is(EtherType.of(n.protocol()).equals(local.protocol()));
        }
    }
}
