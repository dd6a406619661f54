package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;

/// What surprises people in Python's `socket`: waiting, closing, addresses.
class SurprisesTest extends Sockets {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Surprise(
            value = "1",
            is = "A timeout makes the descriptor `O_NONBLOCK`; without one it blocks.",
            ours = "false",
            here =
                    "it is `O_NONBLOCK` from its birth, whatever the timeout, so that whoever"
                            + " shares it sees one mode; waiting is the library's",
            python = "s.settimeout(None)",
            result = "os.get_blocking(s.fileno())")
    void descriptorMode(Answer answer) throws IOException {
        s.timeout(Socket.FOREVER);
        String flags =
                Files.readAllLines(Path.of("/proc/self/fdinfo/" + s.fd())).stream()
                        .filter(line -> line.startsWith("flags:"))
                        .findFirst()
                        .orElseThrow();
        int octal = Integer.parseInt(flags.substring(6).strip(), 8);
        answer.is((octal & 0x800) == 0);
    }

    @Surprise(
            value = "2",
            is = "A timeout of `settimeout` and the kernel's `ETIMEDOUT` are one class.",
            ours = "false",
            here =
                    "`SocketTimeoutException` is our deadline, `ConnectionTimedOutException` the"
                            + " kernel's",
            python = "kernel = OSError(110, 'Connection timed out')",
            result = "isinstance(kernel, socket.timeout)")
    void twoTimeouts(Answer answer) {
        Exception kernel = ErrnoException.of("recv", 110, null);
        answer.is(kernel instanceof SocketTimeoutException);
    }

    @Surprise(
            value = "3",
            is = "A timeout of 0 is non-blocking mode, the smallest other is a wait.",
            here = "`WouldBlockException`, and `SocketTimeoutException`",
            python = "def fails(t):\n    s.settimeout(t)\n    return failure(lambda: s.recv(1))",
            result = "fails(0), fails(1e-9)")
    void zeroAndTiny(Answer answer) {
        s.timeout(Duration.ZERO);
        String zero = Answer.failure(() -> s.recv(1));
        s.timeout(Duration.ofNanos(1));
        answer.is(zero, Answer.failure(() -> s.recv(1)));
    }

    @Surprise(
            value = "4",
            is =
                    "The timeout bounds a call; `sendall` as a whole; `sendfile` each of its waits;"
                            + " `create_connection` each address, without the look-up.",
            here =
                    "for `sendAll`. The others differ: one deadline for the whole of every"
                            + " operation, the look-up included",
            python = "s.settimeout(0.1)",
            result = "failure(lambda: s.sendall(bytes(64 << 20)))")
    void sendAllDeadline(Answer answer) {
        s.timeout(Duration.ofMillis(100));
        answer.is(Answer.failure(() -> s.sendAll(new byte[64 << 20])));
    }

    @Surprise(
            value = "5",
            is =
                    "With a timeout a call polls first, even when data is there, and"
                            + " `MSG_DONTWAIT` waits all the same.",
            ours = "EAGAIN",
            here = "a call tries first, and `MSG_DONTWAIT` never waits",
            python = "s.settimeout(0.05)",
            result = "failure(lambda: s.recv(1, socket.MSG_DONTWAIT))")
    void dontwait(Answer answer) {
        s.timeout(SHORT);
        answer.is(Answer.failure(() -> s.recv(1, MsgFlags.MSG_DONTWAIT)));
    }

    @Surprise(
            value = "6",
            is = "`connect_ex` says 11 (`EAGAIN`) after a timeout.",
            ours = "timeout",
            here = "there is no `connect_ex`; the deadline is a `SocketTimeoutException`",
            python =
                    """
                    import errno
                    full = socket.socket(); full.bind(('127.0.0.1', 0)); full.listen(0)
                    first = socket.create_connection(full.getsockname())
                    s = socket.socket(); s.settimeout(0.1)
                    code = s.connect_ex(full.getsockname())
                    """,
            result = "errno.errorcode[code]")
    void connectTimeout(Answer answer) throws IOException {
        try (Socket full = full();
                Socket first = Socket.open(AF_INET, SOCK_STREAM);
                Socket late = Socket.open(AF_INET, SOCK_STREAM)) {
            first.connect(full.localEndpoint());
            late.timeout(Duration.ofMillis(100));
            answer.is(Answer.failure(() -> late.connect(full.localEndpoint())));
        }
    }

    @Surprise(
            value = "7",
            is = "After a timeout the attempt goes on; connecting again says `EALREADY`.",
            ours = "timeout, timeout",
            here = "connecting again waits for the same attempt, and says what became of it",
            python =
                    """
                    full = socket.socket(); full.bind(('127.0.0.1', 0)); full.listen(0)
                    first = socket.create_connection(full.getsockname())
                    s = socket.socket(); s.settimeout(0.1)
                    """,
            result =
                    "failure(lambda: s.connect(full.getsockname())),"
                            + " failure(lambda: s.connect(full.getsockname()))")
    void connectAgain(Answer answer) throws IOException {
        try (Socket full = full();
                Socket first = Socket.open(AF_INET, SOCK_STREAM);
                Socket late = Socket.open(AF_INET, SOCK_STREAM)) {
            first.connect(full.localEndpoint());
            late.timeout(Duration.ofMillis(100));
            answer.is(
                    Answer.failure(() -> late.connect(full.localEndpoint())),
                    Answer.failure(() -> late.connect(full.localEndpoint())));
        }
    }

    private static Socket full() throws IOException {
        return Socket.server(Endpoint.of("127.0.0.1", 0), 0);
    }

    @Surprise(
            value = "8",
            is = "An accepted socket does not inherit the listener's timeout.",
            python =
                    """
                    server = socket.create_server(('127.0.0.1', 0)); server.settimeout(5)
                    client = socket.create_connection(server.getsockname())
                    """,
            result = "server.accept()[0].gettimeout() is None")
    void acceptedTimeout(Answer answer) throws IOException {
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", 0));
                Socket client = Socket.open(AF_INET, SOCK_STREAM)) {
            server.timeout(Duration.ofSeconds(5));
            client.connect(server.localEndpoint());
            try (Socket accepted = server.accept()) {
                answer.is(accepted.timeout().equals(Socket.FOREVER));
            }
        }
    }

    @Surprise(
            value = "10",
            is = "`recv(0)` never reaches the kernel, not even on a closed socket.",
            ours = "closed",
            here = "it is a call like any other",
            python = "s.close()",
            result = "failure(lambda: s.recv(0))")
    void recvNothing(Answer answer) {
        s.close();
        answer.is(Answer.failure(() -> s.recv(0)));
    }

    @Surprise(
            value = "11",
            is = "`sendall(b'')` sends once: an empty datagram, and nothing on TCP.",
            python = "v.connect(u.getsockname()); v.sendall(b''); v.sendall(b'x')",
            result = "u.recv(10), u.recv(10)")
    void sendAllOfNothing(Answer answer) throws IOException {
        v.connect(u.localEndpoint());
        v.sendAll(new byte[0]);
        v.sendAll(new byte[] {'x'});
        answer.is(u.recv(10), u.recv(10));
    }

    @Surprise(
            value = "12",
            is = "After `close()` the descriptor lives on while a `makefile` is open.",
            ours = "closed",
            here = "close closes, and the streams of a closed socket say so",
            python = "file = s.makefile('rb'); peer.sendall(b'x'); s.close()",
            result = "failure(lambda: file.read(1))")
    void closeWithStream(Answer answer) throws IOException {
        InputStream stream = s.inputStream();
        peer.sendAll(new byte[] {'x'});
        s.close();
        answer.is(Answer.failure(stream::read));
    }

    @Surprise(
            value = "13",
            is = "One timeout of a read makes a `makefile` useless; it also reads ahead.",
            ours = "timeout, none",
            here = "a stream can go on after a timeout, and takes only what was asked for",
            python =
                    """
                    s.settimeout(0.05); file = s.makefile('rb')
                    first = failure(lambda: file.read(1)); peer.sendall(b'x'); s.settimeout(5)
                    """,
            result = "first, failure(lambda: file.read(1))")
    void streamAfterTimeout(Answer answer) throws IOException {
        s.timeout(SHORT);
        InputStream stream = s.inputStream();
        String first = Answer.failure(stream::read);
        peer.sendAll(new byte[] {'x'});
        s.timeout(Duration.ofSeconds(5));
        answer.is(first, Answer.failure(stream::read));
    }

    @Surprise(
            value = "14",
            is = "`close()` does not wake a thread that waits in `recv`.",
            ours = "false",
            here = "it wakes all of them at once, with `AsynchronousCloseException`",
            python =
                    """
                    reader = threading.Thread(target=lambda: failure(lambda: s.recv(1)), daemon=True)
                    reader.start(); time.sleep(0.1); s.close(); reader.join(0.3)
                    waits = reader.is_alive(); peer.close(); reader.join()
                    """,
            result = "waits")
    void closeWakes(Answer answer) throws Exception {
        Thread reader = Thread.startVirtualThread(() -> Answer.failure(() -> s.recv(1)));
        while (reader.getState() != Thread.State.WAITING
                && reader.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        s.close();
        reader.join(Duration.ofSeconds(20));
        answer.is(reader.isAlive());
    }

    @Surprise(
            value = "15",
            is = "A connected stream's `recvfrom` has the address `None`.",
            ours = "true",
            here = "it has the peer's; who has no name is an unnamed endpoint, never `null`",
            python = "peer.sendall(b'x')",
            result = "s.recvfrom(10)[1] == peer.getsockname()")
    void recvFromStream(Answer answer) throws IOException {
        peer.sendAll(new byte[] {'x'});
        answer.is(s.recvFrom(10).from().equals(peer.localEndpoint()));
    }

    @Surprise(
            value = "16",
            is = "An IPv4 peer of a dual-stack socket shows as `::ffff:1.2.3.4`.",
            here = "and `unmapped()` gives the IPv4 endpoint",
            python =
                    """
                    server = socket.create_server(('::', 0), family=socket.AF_INET6, dualstack_ipv6=True)
                    client = socket.create_connection(('127.0.0.1', server.getsockname()[1]))
                    """,
            result = "server.accept()[1][0]")
    void mapped(Answer answer) throws IOException {
        try (Socket server = Socket.server(Endpoint.of("::", 0));
                Socket client = Socket.open(AF_INET, SOCK_STREAM)) {
            int port = ((InetEndpoint) server.localEndpoint()).port();
            client.connect(Endpoint.of("127.0.0.1", port));
            try (Socket accepted = server.accept()) {
                answer.is(((Inet6Endpoint) accepted.remoteEndpoint()).host());
            }
        }
    }

    @Surprise(
            value = "17",
            is = "A `%scope` in the host is overwritten by the tuple's scope, usually 0.",
            ours = "scope 1",
            here = "the scope of the text is the scope",
            python =
                    "s = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)\n"
                            + "error = failure(lambda: s.connect(('fe80::1%lo', 9)))",
            result = "error")
    void scope(Answer answer) {
        answer.is("scope " + ((Inet6Endpoint) Endpoint.of("fe80::1%lo", 9)).scopeId());
    }

    @Surprise(
            value = "18",
            is = "`''` is the wildcard in `bind`, and an error in `getaddrinfo`.",
            ours = "refused",
            here = "an empty host is refused; the wildcard is `0.0.0.0`, `::`, or `ANY`",
            python = "s = socket.socket()",
            result = "failure(lambda: s.bind(('', 0)))")
    void emptyHost(Answer answer) {
        answer.is(Answer.failure(() -> u.bind(Endpoint.of("", 0))));
    }

    @Surprise(
            value = "27",
            is = "`recv(n, MSG_TRUNC)` gives more than `n` bytes, the rest uninitialised memory.",
            ours = "2",
            here =
                    "no byte that was not received; the full size is that of `recvFrom` and of"
                            + " the forms that return a count",
            python = "v.sendto(b'hello', u.getsockname())",
            result = "len(u.recv(2, socket.MSG_TRUNC))")
    void truncated(Answer answer) throws IOException {
        v.sendTo("hello".getBytes(UTF_8), u.localEndpoint());
        answer.is(u.recv(2, MsgFlags.MSG_TRUNC).length);
    }

    @Surprise(
            value = "28",
            is = "An empty datagram looks like the end of a stream.",
            python = "v.sendto(b'', u.getsockname())",
            result = "u.recv(10)")
    void emptyDatagram(Answer answer) throws IOException {
        v.sendTo(new byte[0], u.localEndpoint());
        answer.is((Object) u.recv(10));
    }

    @Surprise(
            value = "29",
            is =
                    "A TCP socket that never connected: `recv` says `ENOTCONN`, `send` says `EPIPE`;"
                            + " an address in `sendto` of a connected one is ignored.",
            python = "n = socket.socket(); s.sendto(b'x', ('127.0.0.1', 9))",
            result =
                    "failure(lambda: n.recv(1)), failure(lambda: n.send(b'x')),"
                            + " failure(lambda: n.shutdown(socket.SHUT_RD)), peer.recv(10)")
    void neverConnected(Answer answer) throws IOException {
        try (Socket n = Socket.open(AF_INET, SOCK_STREAM)) {
            s.sendTo(new byte[] {'x'}, Endpoint.of("127.0.0.1", 9));
            answer.is(
                    Answer.failure(() -> n.recv(1)),
                    Answer.failure(() -> n.send(new byte[] {'x'})),
                    Answer.failure(() -> n.shutdown(Shutdown.SHUT_RD)),
                    peer.recv(10));
        }
    }

    @Surprise(
            value = "30",
            is = "An ICMP refusal shows at the next call of a connected UDP socket, once.",
            python =
                    """
                    nobody = v.getsockname(); v.close()
                    u.connect(nobody); u.send(b'x'); u.settimeout(0.05)
                    """,
            result = "failure(lambda: u.recv(1)), failure(lambda: u.recv(1))")
    void refusedDatagram(Answer answer) throws IOException {
        Endpoint nobody = v.localEndpoint();
        v.close();
        u.connect(nobody);
        u.send(new byte[] {'x'});
        u.timeout(SHORT);
        answer.is(Answer.failure(() -> u.recv(1)), Answer.failure(() -> u.recv(1)));
    }
}
