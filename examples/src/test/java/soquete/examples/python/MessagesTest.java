package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_UNIX;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import soquete.OwnedFd;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.AlgEndpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.FamilyControl;
import soquete.message.MsgFlags;
import soquete.message.SocketControl;
import soquete.option.SolAlg;
import soquete.posix.Cmsg;
import soquete.posix.Fcntl;
import soquete.posix.FcntlCommand;

/// Python's messages with control data, descriptors in them, and files.
class MessagesTest extends Sockets {
    SocketPair pair;
    Socket a;
    Socket b;

    @TempDir Path directory;

    @BeforeEach
    void openPair() throws IOException {
        pair = Socket.pair(AF_UNIX, SOCK_STREAM);
        a = pair.first();
        b = pair.second();
    }

    @AfterEach
    void closePair() {
        pair.close();
    }

    @Row(
            value = "send_fds",
            python = "n = socket.send_fds(a, [b'hi'], [s.fileno()])",
            result = "n, len(socket.recv_fds(b, 10, 2)[1])",
            note = "flags are honoured, Python ignores them; `a` and `b` are a Unix pair")
    void sendFds(Answer answer) throws IOException {
        // begin
        int n = a.sendFds("hi".getBytes(UTF_8), s.fd());
        // end
        try (ReceivedMessage message = b.recvFds(10, 2)) {
            answer.is(n, message.takeFds().stream().peek(OwnedFd::close).count());
        }
    }

    @Row(
            value = "recv_fds",
            before = "socket.send_fds(a, [b'hi'], [s.fileno(), peer.fileno()])",
            python = "data, fds, flags, address = socket.recv_fds(b, 1024, 4)",
            result = "data, len(fds), int(flags)",
            note = "the descriptors are close-on-exec, and closed unless taken")
    void recvFds(Answer answer) throws IOException {
        a.sendFds("hi".getBytes(UTF_8), s.fd(), peer.fd());
        // begin
        ReceivedMessage message = b.recvFds(1024, 4);
        List<OwnedFd> fds = message.takeFds();
        // end
        fds.forEach(OwnedFd::close);
        answer.is(message.data(), fds.size(), message.flags().bits());
    }

    @Row(
            value = "CMSG_LEN, CMSG_SPACE",
            python = "length, space = socket.CMSG_LEN(12), socket.CMSG_SPACE(12)",
            result = "length, space")
    void space(Answer answer) {
        // begin
        long length = Cmsg.CMSG_LEN(12);
        long space = Cmsg.CMSG_SPACE(12);
        // end
        answer.is(length, space);
    }

    @Row(
            value = "s.sendmsg",
            before = "import array; fds = array.array('i', [s.fileno()])",
            python =
                    "n = a.sendmsg([b'well, ', b'hello'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, fds)])",
            result = "n, b.recv(20)")
    void sendmsg(Answer answer) throws IOException {
        ByteBuffer[] data = {
            ByteBuffer.wrap("well, ".getBytes(UTF_8)), ByteBuffer.wrap("hello".getBytes(UTF_8))
        };
        // begin
        var rights = new SocketControl.Rights(s.fd());
        long n = a.sendMsg(data, List.of(rights), MsgFlags.NONE);
        // end
        answer.is(n, b.recv(20));
    }

    @Row(
            value = "s.recvmsg",
            before = "socket.send_fds(a, [b'hi'], [s.fileno()])",
            python = "data, controls, flags, address = b.recvmsg(1024, socket.CMSG_SPACE(4))",
            result = "data, [(c[0], c[1]) for c in controls]")
    void recvmsg(Answer answer) throws IOException {
        a.sendFds("hi".getBytes(UTF_8), s.fd());
        // begin
        ReceivedMessage message = b.recvMsg(1024, Cmsg.CMSG_SPACE(4));
        List<ControlMessage> controls = message.controls();
        // end
        try (message) {
            answer.is(
                    message.data(),
                    controls.stream().map(c -> List.of(c.level(), c.type())).toList());
        }
    }

    @Row(
            value = "s.recvmsg_into",
            before = "peer.sendall(b'head, body')",
            python =
                    "head, body = bytearray(6), bytearray(10)\n"
                            + "n = s.recvmsg_into([head, body])[0]",
            result = "n, head, body[:n - 6]")
    void recvmsgInto(Answer answer) throws IOException {
        peer.sendAll("head, body".getBytes(UTF_8));
        // begin
        ByteBuffer head = ByteBuffer.allocate(6), body = ByteBuffer.allocate(10);
        long n = s.recvMsg(new ByteBuffer[] {head, body}, 0, MsgFlags.NONE).size();
        // end
        byte[] rest = new byte[body.flip().remaining()];
        body.get(rest);
        answer.is(n, head.array(), rest);
    }

    @Row(
            value = "s.recvfrom_into",
            before = "v.sendto(b'hello', u.getsockname())",
            python = "buffer = bytearray(8)\nn, address = u.recvfrom_into(buffer)",
            result = "n, buffer, address == v.getsockname()")
    void recvfromInto(Answer answer) throws IOException {
        v.sendTo("hello".getBytes(UTF_8), u.localEndpoint());
        // begin
        ByteBuffer[] buffer = {ByteBuffer.allocate(8)};
        ReceivedMessage message = u.recvMsg(buffer, 0, MsgFlags.NONE);
        // end
        answer.is(
                message.size(),
                buffer[0].array(),
                message.from().orElseThrow().equals(v.localEndpoint()));
    }

    @Row(
            value = "s.sendmsg_afalg",
            before =
                    """
                    key = bytes(range(16)); iv = bytes(16); data = b'sixteen bytes!!!'
                    alg = socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)
                    alg.bind(('skcipher', 'cbc(aes)'))
                    alg.setsockopt(socket.SOL_ALG, socket.ALG_SET_KEY, key)
                    op = alg.accept()[0]
                    """,
            python = "op.sendmsg_afalg([data], op=socket.ALG_OP_ENCRYPT, iv=iv)",
            result = "op.recv(16)")
    void sendmsgAfalg(Answer answer) throws IOException {
        byte[] key = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        byte[] iv = new byte[16];
        byte[] data = "sixteen bytes!!!".getBytes(UTF_8);
        try (Socket alg = openOrSkip(Family.AF_ALG, SocketType.SOCK_SEQPACKET)) {
            alg.bind(new AlgEndpoint("skcipher", "cbc(aes)"));
            alg.setRaw(SolAlg.SOL_ALG, SolAlg.ALG_SET_KEY.number(), key);
            try (Socket op = alg.accept()) {
                // begin
                var encrypt = new FamilyControl.AlgOp(FamilyControl.ALG_OP_ENCRYPT);
                op.sendMsg(data, encrypt, new FamilyControl.AlgIv(Bytes.of(iv)));
                // end
                answer.is((Object) op.recv(16));
            }
        }
    }

    @Row(
            value = "s.sendfile",
            before =
                    "import tempfile; file = tempfile.NamedTemporaryFile(); file.write(b'content');"
                            + " file.flush()",
            python = "n = s.sendfile(open(file.name, 'rb'))",
            result = "n, peer.recv(20)")
    void sendfile(Answer answer) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "content");
        // begin
        long n = s.sendFile(file);
        // end
        answer.is(n, peer.recv(20));
    }

    @Surprise(
            value = "5, `MSG_WAITALL`",
            is = "With a timeout `MSG_WAITALL` returns less than asked for.",
            ours = "bytes 6f6e652c2074776f",
            here = "it waits for all, until the deadline or the end of the stream",
            python =
                    """
                    threading.Timer(0.1, lambda: peer.sendall(b' two')).start()
                    peer.sendall(b'one,'); s.settimeout(5)
                    """,
            result = "s.recv(8, socket.MSG_WAITALL)")
    void waitAll(Answer answer) throws Exception {
        s.timeout(Duration.ofSeconds(20));
        peer.sendAll("one,".getBytes(UTF_8));
        Thread later =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                // Until the first part is taken, so that the rest is waited for.
                                while (s.available() > 0) {
                                    Thread.onSpinWait();
                                }
                                peer.sendAll(" two".getBytes(UTF_8));
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        });
        answer.is((Object) s.recv(8, MsgFlags.MSG_WAITALL));
        later.join();
    }

    @Surprise(
            value = "22",
            is = "Descriptors that come in messages are inheritable.",
            ours = "false",
            here = "close-on-exec, always",
            python =
                    "socket.send_fds(a, [b'hi'], [s.fileno()]); fds = socket.recv_fds(b, 10, 1)[1]",
            result = "os.get_inheritable(fds[0])")
    void inheritable(Answer answer) throws IOException {
        a.sendFds("hi".getBytes(UTF_8), s.fd());
        try (ReceivedMessage message = b.recvFds(10, 1);
                OwnedFd fd = message.takeFds().getFirst()) {
            int flags = Fcntl.fcntl(fd.number(), FcntlCommand.F_GETFD, 0);
            answer.is((flags & Fcntl.FD_CLOEXEC) == 0);
        }
    }

    @Surprise(
            value = "23",
            is = "`send_fds` and `recv_fds` ignore their flags.",
            ours = "bytes 6869, bytes 6869",
            here = "they are honoured: here `MSG_PEEK`",
            python = "socket.send_fds(a, [b'hi'], [s.fileno()]); b.settimeout(0.05)",
            result =
                    "socket.recv_fds(b, 10, 1, socket.MSG_PEEK)[0],"
                            + " failure(lambda: socket.recv_fds(b, 10, 1))")
    void flagsHonoured(Answer answer) throws IOException {
        a.sendFds("hi".getBytes(UTF_8), s.fd());
        try (ReceivedMessage first = b.recvFds(10, 1, MsgFlags.MSG_PEEK);
                ReceivedMessage second = b.recvFds(10, 1)) {
            answer.is(first.data(), second.data());
        }
    }

    @Surprise(
            value = "24",
            is = "A plain `recv` closes the descriptors that came, without a word.",
            python =
                    """
                    r, w = os.pipe(); socket.send_fds(a, [b'hi'], [w]); os.close(w)
                    data = b.recv(10)
                    """,
            result = "data, os.read(r, 1)")
    void surplusClosed(Answer answer) throws IOException {
        // The peer's end, and its only other holder: the stream ends when the kernel closes it.
        a.sendFds("hi".getBytes(UTF_8), peer.fd());
        peer.close();
        byte[] data = b.recv(10);
        answer.is(data, s.recv(1));
    }

    @Surprise(
            value = "25",
            is = "Room of `CMSG_SPACE(4)` takes two descriptors, because it is padded.",
            ours = "1, 1",
            here =
                    "room is exactly what was asked for; `recvFds` never leaves more open than"
                            + " asked for",
            python =
                    """
                    import array
                    def received(space):
                        socket.send_fds(a, [b'hi'], [s.fileno(), peer.fileno()])
                        return len(array.array('i', b.recvmsg(10, space)[1][0][2]))
                    """,
            result = "received(socket.CMSG_LEN(4)), received(socket.CMSG_SPACE(4))")
    void exactRoom(Answer answer) throws IOException {
        a.sendFds("hi".getBytes(UTF_8), s.fd(), peer.fd());
        int exact;
        try (ReceivedMessage message = b.recvMsg(10, Cmsg.CMSG_LEN(4))) {
            List<OwnedFd> fds = message.takeFds();
            fds.forEach(OwnedFd::close);
            exact = fds.size();
        }
        a.sendFds("hi".getBytes(UTF_8), s.fd(), peer.fd());
        try (ReceivedMessage message = b.recvFds(10, 1)) {
            List<OwnedFd> fds = message.takeFds();
            fds.forEach(OwnedFd::close);
            answer.is(exact, fds.size());
        }
    }

    @Surprise(
            value = "26",
            is = "Control data that was cut is told by `MSG_CTRUNC` alone.",
            here = "and by `controlTruncated()`",
            python = "socket.send_fds(a, [b'hi'], [s.fileno(), peer.fileno()])",
            result = "bool(b.recvmsg(10, socket.CMSG_LEN(4))[2] & socket.MSG_CTRUNC)")
    void controlTruncated(Answer answer) throws IOException {
        a.sendFds("hi".getBytes(UTF_8), s.fd(), peer.fd());
        try (ReceivedMessage message = b.recvMsg(10, Cmsg.CMSG_LEN(4))) {
            answer.is(message.controlTruncated());
        }
    }

    @Surprise(
            value = "41",
            is = "`sendfile` sends nothing of a file whose size is 0, as those of `/proc`.",
            ours = "true",
            here = "files are read to their end; the position plays no part and is not moved",
            python = "file = open('/proc/self/status', 'rb')",
            result = "s.sendfile(file) > 0")
    void procFile(Answer answer) throws IOException {
        answer.is(s.sendFile(Path.of("/proc/self/status")) > 0);
    }
}
