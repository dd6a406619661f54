package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.Family.AF_UNIX;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import soquete.OwnedFd;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Endpoint;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.message.SocketControl;
import soquete.option.Linger;
import soquete.option.SolSocket;
import soquete.posix.Cmsg;

/// What surprises people in Python's `socket`: the finer points of some numbers.
class FinerSurprisesTest extends Sockets {
    @Surprise(
            value = "4, retries",
            is = "A `makefile` waits its timeout anew for every piece of one `read`.",
            ours = "timeout",
            here = "`recvExactly` has one deadline over all its tries",
            python =
                    """
                    def drip():
                        for i in range(40): peer.sendall(b'x'); time.sleep(0.05)
                    drops = threading.Thread(target=drip); drops.start()
                    s.settimeout(1); file = s.makefile('rb')
                    """,
            result = "(failure(lambda: file.read(40)), drops.join())[0]")
    void drops(Answer answer) throws Exception {
        Thread drops =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                while (true) {
                                    peer.sendAll(new byte[] {'x'});
                                    Thread.sleep(10);
                                }
                            } catch (Exception e) {
                                // The test is over.
                            }
                        });
        s.timeout(Duration.ofMillis(200));
        answer.is(Answer.failure(() -> s.recvExactly(1 << 20)));
        drops.interrupt();
        drops.join();
    }

    @Surprise(
            value = "6, arguments",
            is = "`connect_ex` raises all the same for bad addresses.",
            here = "before any system call",
            python = "n = socket.socket()",
            result = "failure(lambda: n.connect_ex(('127.0.0.1', 70000)))")
    void badAddress(Answer answer) {
        answer.is(Answer.failure(() -> u.connect(Endpoint.of("127.0.0.1", 70_000))));
    }

    @Surprise(
            value = "7, done",
            is = "Connecting again after a timeout says what became of the attempt.",
            here = "once, as the kernel says it; then it is `EISCONN`",
            python =
                    """
                    full = socket.socket(); full.bind(('127.0.0.1', 0)); full.listen(0)
                    first = socket.create_connection(full.getsockname())
                    n = socket.socket(); n.settimeout(0.1); to = full.getsockname()
                    timed = failure(lambda: n.connect(to)); full.accept(); full.accept()
                    """,
            result = "timed, failure(lambda: n.connect(to)), failure(lambda: n.connect(to))")
    void connectDone(Answer answer) throws IOException {
        try (Socket full = Socket.server(Endpoint.of("127.0.0.1", 0), 0);
                Socket first = Socket.open(AF_INET, SOCK_STREAM);
                Socket n = Socket.open(AF_INET, SOCK_STREAM)) {
            Endpoint to = full.localEndpoint();
            first.connect(to);
            n.timeout(Duration.ofMillis(100));
            String timed = Answer.failure(() -> n.connect(to));
            full.accept().close();
            full.accept().close();
            answer.is(
                    timed,
                    Answer.failure(() -> n.connect(to)),
                    Answer.failure(() -> n.connect(to)));
        }
    }

    @Surprise(
            value = "7, refused",
            is = "With a timeout, a refused socket that connects again says `ECONNABORTED`.",
            ours = "ECONNREFUSED, ECONNREFUSED",
            here = "each attempt is a new one, as in C without a timeout",
            python =
                    """
                    nobody = v.getsockname(); n = socket.socket(); n.settimeout(5)
                    """,
            result = "failure(lambda: n.connect(nobody)), failure(lambda: n.connect(nobody))")
    void refusedAgain(Answer answer) throws IOException {
        try (Socket n = Socket.open(AF_INET, SOCK_STREAM)) {
            Endpoint nobody = v.localEndpoint();
            answer.is(
                    Answer.failure(() -> n.connect(nobody)),
                    Answer.failure(() -> n.connect(nobody)));
        }
    }

    @Surprise(
            value = "22, flag",
            is = "Who asks for `MSG_CMSG_CLOEXEC` finds it in the flags that come back.",
            ours = "false",
            here = "it is asked for always, and not told",
            python = "a.sendall(b'x')",
            result = "bool(b.recvmsg(1, 0, socket.MSG_CMSG_CLOEXEC)[2] & socket.MSG_CMSG_CLOEXEC)")
    void echoedFlag(Answer answer) throws IOException {
        try (SocketPair pair = Socket.pair(AF_UNIX, SOCK_STREAM)) {
            pair.first().sendAll(new byte[] {'x'});
            try (ReceivedMessage message = pair.second().recvMsg(1, 0)) {
                answer.is(message.flags().has(MsgFlags.MSG_CMSG_CLOEXEC));
            }
        }
    }

    @Surprise(
            value = "24, where it stops",
            is =
                    "A read stops after the bytes that carried descriptors; earlier plain bytes come"
                            + " with them.",
            python =
                    "a.send(b'1'); socket.send_fds(a, [b'2'], [s.fileno()]); a.send(b'3')\n"
                            + "got, fds = socket.recv_fds(b, 10, 1)[:2]",
            result = "got, len(fds), b.recv(10)")
    void whereReadsStop(Answer answer) throws IOException {
        try (SocketPair pair = Socket.pair(AF_UNIX, SOCK_STREAM)) {
            pair.first().send("1".getBytes(UTF_8));
            pair.first().sendFds("2".getBytes(UTF_8), s.fd());
            pair.first().send("3".getBytes(UTF_8));
            try (ReceivedMessage message = pair.second().recvFds(10, 1)) {
                var fds = message.takeFds();
                fds.forEach(OwnedFd::close);
                answer.is(message.data(), fds.size(), pair.second().recv(10));
            }
        }
    }

    @Surprise(
            value = "25, many",
            is = "More than 253 descriptors in a message are `EINVAL`.",
            ours = "none, refused",
            here = "refused with a sentence, before the kernel sees them",
            python = "many = [s.fileno()] * 253",
            result =
                    "failure(lambda: socket.send_fds(a, [b'x'], many)),"
                            + " failure(lambda: socket.send_fds(a, [b'x'], many + [s.fileno()]))")
    void manyDescriptors(Answer answer) throws IOException {
        int[] many = new int[254];
        Arrays.fill(many, s.fd());
        try (SocketPair pair = Socket.pair(AF_UNIX, SOCK_STREAM)) {
            byte[] data = {'x'};
            answer.is(
                    Answer.failure(() -> pair.first().sendFds(data, Arrays.copyOf(many, 253))),
                    Answer.failure(() -> pair.first().sendFds(data, many)));
        }
    }

    @Surprise(
            value = "25, together",
            is = "Several `SCM_RIGHTS` of one message arrive as one.",
            python =
                    """
                    import array
                    one = (socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [s.fileno()]))
                    a.sendmsg([b'x'], [one, one])
                    controls = b.recvmsg(1, socket.CMSG_SPACE(64))[1]
                    """,
            result = "len(controls), len(controls[0][2]) // 4")
    void togetherAsOne(Answer answer) throws IOException {
        try (SocketPair pair = Socket.pair(AF_UNIX, SOCK_STREAM)) {
            var one = new SocketControl.Rights(s.fd());
            pair.first().sendMsg(new byte[] {'x'}, one, one);
            try (ReceivedMessage message = pair.second().recvMsg(1, Cmsg.CMSG_SPACE(64))) {
                int controls = message.controls().size();
                var fds = message.takeFds();
                fds.forEach(OwnedFd::close);
                answer.is(controls, fds.size());
            }
        }
    }

    @Surprise(
            value = "27, TCP",
            is = "On TCP `MSG_TRUNC` throws bytes away: the buffer stays as it was.",
            here = "and a new array has zeros",
            python = "peer.sendall(b'hello'); buffer = bytearray(b'xxxxx')",
            result = "s.recv_into(buffer, 5, socket.MSG_TRUNC), buffer, failure(lambda: s.recv(0))")
    void thrownAway(Answer answer) throws IOException {
        peer.sendAll("hello, hello".getBytes(UTF_8));
        ByteBuffer buffer = ByteBuffer.wrap("xxxxx".getBytes(UTF_8));
        int size = s.recv(buffer, MsgFlags.MSG_TRUNC);
        byte[] fresh = s.recv(7, MsgFlags.MSG_TRUNC);
        boolean zeros = Arrays.equals(fresh, new byte[fresh.length]);
        answer.is(size, buffer.array(), zeros && fresh.length == 7 ? "none" : "exposed");
    }

    @Surprise(
            value = "29, reset",
            is = "A reset is told once; after it a stream just ends.",
            python =
                    """
                    import struct
                    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                    peer.close()
                    """,
            result = "failure(lambda: s.recv(1)), s.recv(1)")
    void resetOnce(Answer answer) throws IOException {
        peer.set(SolSocket.SO_LINGER, new Linger(true, 0));
        peer.close();
        answer.is(Answer.failure(() -> s.recv(1)), s.recv(1));
    }

    @Surprise(
            value = "29, shutdown",
            is = "`shutdown` of a socket that never connected fails, and yet `recv` then ends.",
            python = "n = socket.socket()",
            result = "failure(lambda: n.shutdown(socket.SHUT_RD)), n.recv(1)")
    void shutdownOfNothing(Answer answer) throws IOException {
        try (Socket n = Socket.open(AF_INET, SOCK_STREAM)) {
            answer.is(Answer.failure(() -> n.shutdown(Shutdown.SHUT_RD)), n.recv(1));
        }
    }

    @Surprise(
            value = "39, type",
            is = "`type` never has the bits of `SOCK_NONBLOCK` and `SOCK_CLOEXEC`.",
            python = "n = socket.socket(type=socket.SOCK_STREAM | socket.SOCK_NONBLOCK)",
            result = "n.type, n.gettimeout()")
    void typeBits(Answer answer) throws IOException {
        try (Socket n = Socket.open(AF_INET, SOCK_STREAM)) {
            n.timeout(Duration.ZERO);
            answer.is(n.type(), n.timeout());
        }
    }
}
