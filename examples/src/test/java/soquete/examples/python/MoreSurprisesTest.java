package soquete.examples.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.SocketType.SOCK_STREAM;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.AiFlags;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Hints;
import soquete.error.ErrnoException;
import soquete.error.Partial;
import soquete.error.ResolveException;
import soquete.message.Shutdown;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.resolve.Resolver;

/// What surprises people in Python's `socket`: options, errors, and what its inventory tells of
/// calls one by one (with letters).
class MoreSurprisesTest extends Sockets {
    @Surprise(
            value = "31",
            is = "`SIGPIPE` never kills: a dead peer is `EPIPE`.",
            python = "s.shutdown(socket.SHUT_WR)",
            result = "failure(lambda: s.send(b'x'))")
    void brokenPipe(Answer answer) throws IOException {
        s.shutdown(Shutdown.SHUT_WR);
        answer.is(Answer.failure(() -> s.send(new byte[] {'x'})));
    }

    @Surprise(
            value = "37",
            is = "`listen()` has a queue of 128, and takes a negative length for 0.",
            ours = "refused",
            here =
                    "the longest queue that the kernel allows; a negative length is refused; 0"
                            + " still admits one connection",
            python = "s = socket.socket(); s.bind(('127.0.0.1', 0))",
            result = "failure(lambda: s.listen(-1))")
    void backlog(Answer answer) throws IOException {
        try (Socket server = Socket.open(AF_INET, SOCK_STREAM)) {
            server.bind(Endpoint.of("127.0.0.1", 0));
            answer.is(Answer.failure(() -> server.listen(-1)));
        }
    }

    @Surprise(
            value = "38",
            is =
                    "`create_server` sets `SO_REUSEADDR`, and `IPV6_V6ONLY` against the system's"
                            + " default; a plain `bind` sets nothing.",
            here = "except that a server on `::` takes IPv4 connections too",
            python = "server = socket.create_server(('::1', 0), family=socket.AF_INET6)",
            result =
                    "server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR),"
                            + " server.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY)")
    void server(Answer answer) throws IOException {
        try (Socket server = Socket.server(Endpoint.of("::1", 0))) {
            answer.is(
                    server.get(SolSocket.SO_REUSEADDR) ? 1 : 0,
                    server.get(SolIpv6.IPV6_V6ONLY) ? 1 : 0);
        }
    }

    @Surprise(
            value = "47",
            is = "Many errors have no errno, as those of `inet_aton`.",
            ours = "refused",
            here =
                    "what the kernel refuses has an errno always; what is refused before it is"
                            + " an `IllegalArgumentException`",
            python = "",
            result = "failure(lambda: socket.inet_aton('1.2.3.4.5'))")
    void errorsWithoutErrno(Answer answer) {
        answer.is(Answer.failure(() -> Endpoint.of("1.2.3.4.5", 0)));
    }

    @Surprise(
            value = "48",
            is = "A `gaierror` has its negative code where others have their errno.",
            ours = "false",
            here = "`ResolveException.code()` is an `Eai`; it is no `ErrnoException`",
            python =
                    """
                    try:
                        socket.getaddrinfo('name', 1, flags=socket.AI_NUMERICHOST)
                    except OSError as e:
                        error = e
                    """,
            result = "isinstance(error, OSError) and error.errno == socket.EAI_NONAME")
    void resolverErrors(Answer answer) throws IOException {
        Exception error = null;
        try {
            Resolver.getaddrinfo("name", "1", Hints.TCP.with(AiFlags.AI_NUMERICHOST));
        } catch (ResolveException e) {
            error = e;
        }
        answer.is(error == null || error instanceof ErrnoException);
    }

    @Surprise(
            value = "49",
            is = "The default timeout is the whole process's, libraries included.",
            ours = "true",
            here = "there is none: a new socket waits for ever",
            python =
                    """
                    socket.setdefaulttimeout(7); t = socket.socket().gettimeout()
                    socket.setdefaulttimeout(None)
                    """,
            result = "t is None")
    void defaultTimeout(Answer answer) throws IOException {
        try (Socket fresh = Socket.open(AF_INET, SOCK_STREAM)) {
            answer.is(fresh.timeout().equals(Socket.FOREVER));
        }
    }

    @Surprise(
            value = "a",
            is = "`recv` of a longer datagram cuts it without a word.",
            ours = "TruncatedException",
            here = "`TruncatedException`, with the bytes that fit; `recvFrom` says the full size",
            python = "v.sendto(b'hello', u.getsockname())",
            result = "failure(lambda: u.recv(2))")
    void cutDatagram(Answer answer) throws IOException {
        v.sendTo("hello".getBytes(UTF_8), u.localEndpoint());
        answer.is(Answer.failure(() -> u.recv(2)));
    }

    @Surprise(
            value = "b",
            is = "`recvfrom(0)` takes a datagram away.",
            python = "v.sendto(b'first', u.getsockname()); v.sendto(b'second', u.getsockname())",
            result = "u.recvfrom(0)[0], u.recvfrom(10)[0]")
    void recvFromNothing(Answer answer) throws IOException {
        v.sendTo("first".getBytes(UTF_8), u.localEndpoint());
        v.sendTo("second".getBytes(UTF_8), u.localEndpoint());
        Datagram first = u.recvFrom(0);
        answer.is(first.data(), u.recvFrom(10).data());
    }

    @Surprise(
            value = "c",
            is = "Negative timeouts and sizes are refused.",
            python = "",
            result = "failure(lambda: s.settimeout(-1)), failure(lambda: s.recv(-1))")
    void negative(Answer answer) {
        answer.is(
                Answer.failure(() -> s.timeout(Duration.ofNanos(-1))),
                Answer.failure(() -> s.recv(-1)));
    }

    @Surprise(
            value = "d",
            is = "A closed socket is the descriptor -1: its calls say `EBADF`.",
            ours = "closed",
            here = "`ClosedChannelException`: no call is made",
            python = "s.close()",
            result = "failure(lambda: s.recv(1))")
    void useAfterClose(Answer answer) {
        s.close();
        answer.is(Answer.failure(() -> s.recv(1)));
    }

    @Surprise(
            value = "e",
            is = "`close()` twice does no harm, and `fileno()` is then -1.",
            python = "s.close(); s.close()",
            result = "s.fileno()")
    void closeTwice(Answer answer) {
        s.close();
        s.close();
        answer.is(s.fd());
    }

    @Surprise(
            value = "f",
            is = "`shutdown` wakes who waits: `recv` with no bytes, `accept` with `EINVAL`.",
            python =
                    """
                    from concurrent.futures import ThreadPoolExecutor
                    server = socket.create_server(('127.0.0.1', 0))
                    pool = ThreadPoolExecutor()
                    received = pool.submit(lambda: s.recv(10))
                    accepted = pool.submit(lambda: failure(server.accept))
                    time.sleep(0.1); s.shutdown(socket.SHUT_RD); server.shutdown(socket.SHUT_RD)
                    """,
            result = "received.result(), accepted.result()")
    void shutdownWakes(Answer answer) throws Exception {
        try (Socket server = Socket.server(Endpoint.of("127.0.0.1", 0));
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var received = pool.submit(() -> s.recv(10));
            var accepted = pool.submit(() -> Answer.failure(server::accept));
            s.shutdown(Shutdown.SHUT_RD);
            server.shutdown(Shutdown.SHUT_RD);
            answer.is(received.get(20, TimeUnit.SECONDS), accepted.get(20, TimeUnit.SECONDS));
        }
    }

    @Surprise(
            value = "g",
            is = "After a failed `sendall` nobody knows how much went.",
            ours = "true",
            here = "`Partial.transferred()` of the exception says it",
            python =
                    """
                    s.settimeout(0.1)
                    try:
                        s.sendall(bytes(64 << 20))
                    except OSError as e:
                        error = e
                    """,
            result = "hasattr(error, 'characters_written')")
    void howMuchWent(Answer answer) throws IOException {
        s.timeout(Duration.ofMillis(100));
        long sent = 0;
        try {
            s.sendAll(new byte[64 << 20]);
        } catch (IOException e) {
            sent = e instanceof Partial partial ? partial.transferred() : 0;
        }
        answer.is(sent > 0);
    }

    @Surprise(
            value = "h",
            is = "Two threads in `sendall` of one socket may mix their bytes.",
            ours = "false",
            here = "one waits for the other's end",
            python =
                    """
                    s.settimeout(30); size = 4 << 20
                    def mixed():
                        threads = [threading.Thread(target=s.sendall, args=(byte * size,))
                                   for byte in (b'a', b'b')]
                        for thread in threads: thread.start()
                        time.sleep(0.1)
                        both = bytearray()
                        while len(both) < 2 * size:
                            both += peer.recv(1 << 16)
                            time.sleep(0.0005)
                        for thread in threads: thread.join()
                        return not both.startswith((b'a' * size, b'b' * size))
                    """,
            result = "any(mixed() for _ in range(8))")
    void twoSendAlls(Answer answer) throws Exception {
        byte[] first = filled('a');
        byte[] second = filled('b');
        var one = CompletableFuture.runAsync(() -> sendAll(first));
        var two = CompletableFuture.runAsync(() -> sendAll(second));
        byte[] both = peer.recvExactly(first.length + second.length);
        one.get(20, TimeUnit.SECONDS);
        two.get(20, TimeUnit.SECONDS);
        int changes = 0;
        for (int i = 1; i < both.length; i++) {
            changes += both[i] == both[i - 1] ? 0 : 1;
        }
        answer.is(changes != 1);
    }

    private static byte[] filled(char with) {
        byte[] bytes = new byte[8 << 20];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private void sendAll(byte[] bytes) {
        try {
            s.sendAll(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
