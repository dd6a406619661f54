package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.DeadlineException;
import soquete.error.WouldBlockException;

/// What waits on Unix sockets although no poll tells when it can go on, and what does tell: on both
/// kinds of threads, to the deadline, close, interrupt or success.
@Timeout(120)
class UnixWaitingTest {
    private final List<AutoCloseable> open = new ArrayList<>();

    /// A call that must wait, the socket it waits on, and what lets it go on.
    record Waiting(Socket socket, Callable<?> call, Callable<?> release) {}

    enum Operation {
        CONNECT_STREAM {
            @Override
            Waiting prepare(List<AutoCloseable> open) throws IOException {
                return connect(open, SocketType.SOCK_STREAM);
            }
        },
        CONNECT_SEQPACKET {
            @Override
            Waiting prepare(List<AutoCloseable> open) throws IOException {
                return connect(open, SocketType.SOCK_SEQPACKET);
            }
        },
        SEND_TO_FULL_RECEIVER {
            @Override
            Waiting prepare(List<AutoCloseable> open) throws IOException {
                Socket receiver = datagram(open);
                Socket sender = datagram(open);
                UnixEndpoint to = (UnixEndpoint) receiver.localEndpoint();
                fill(() -> sender.sendTo(new byte[1], to), sender);
                return new Waiting(
                        sender, () -> sender.sendTo(new byte[1], to), () -> receiver.recv(1));
            }
        },
        SEND_CONNECTED_TO_FULL_RECEIVER {
            @Override
            Waiting prepare(List<AutoCloseable> open) throws IOException {
                Socket receiver = datagram(open);
                Socket sender = datagram(open);
                sender.connect(receiver.localEndpoint());
                fill(() -> sender.send(new byte[1]), sender);
                return new Waiting(sender, () -> sender.send(new byte[1]), () -> receiver.recv(1));
            }
        },
        SEND_TO_FULL_PAIR {
            @Override
            Waiting prepare(List<AutoCloseable> open) throws IOException {
                SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_SEQPACKET);
                open.add(pair);
                fill(() -> pair.first().send(new byte[1000]), pair.first());
                return new Waiting(
                        pair.first(),
                        () -> pair.first().send(new byte[1000]),
                        () -> {
                            fill(() -> pair.second().recv(1000), pair.second());
                            return true;
                        });
            }
        },
        RECV {
            @Override
            Waiting prepare(List<AutoCloseable> open) throws IOException {
                SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_DGRAM);
                open.add(pair);
                return new Waiting(
                        pair.first(),
                        () -> pair.first().recvFrom(10),
                        () -> pair.second().send(new byte[1]));
            }
        },
        ACCEPT {
            @Override
            Waiting prepare(List<AutoCloseable> open) throws IOException {
                Socket listener = listener(open, SocketType.SOCK_SEQPACKET);
                return new Waiting(
                        listener,
                        () -> {
                            listener.accept().close();
                            return true;
                        },
                        () -> {
                            client(open, SocketType.SOCK_SEQPACKET)
                                    .connect(listener.localEndpoint());
                            return true;
                        });
            }
        };

        abstract Waiting prepare(List<AutoCloseable> open) throws IOException;

        static Waiting connect(List<AutoCloseable> open, SocketType type) throws IOException {
            Socket listener = listener(open, type);
            client(open, type).connect(listener.localEndpoint());
            Socket waiting = client(open, type);
            return new Waiting(
                    waiting,
                    () -> {
                        waiting.connect(listener.localEndpoint());
                        return waiting.remoteEndpoint();
                    },
                    () -> {
                        listener.accept().close();
                        return true;
                    });
        }

        static Socket listener(List<AutoCloseable> open, SocketType type) throws IOException {
            Socket listener = client(open, type);
            listener.bind(UnixEndpoint.UNNAMED);
            listener.listen(0);
            return listener;
        }

        static Socket client(List<AutoCloseable> open, SocketType type) throws IOException {
            Socket socket = Socket.open(Family.AF_UNIX, type);
            open.add(socket);
            return socket;
        }

        static Socket datagram(List<AutoCloseable> open) throws IOException {
            Socket socket = client(open, SocketType.SOCK_DGRAM);
            socket.bind(UnixEndpoint.UNNAMED);
            return socket;
        }

        /// Until it would have to wait.
        static void fill(Callable<?> call, Socket socket) throws IOException {
            socket.timeout(Duration.ZERO);
            try {
                while (true) {
                    call.call();
                }
            } catch (WouldBlockException e) {
                socket.timeout(Socket.FOREVER);
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }

    static Stream<Arguments> operationsOnBothThreads() {
        return Stream.of(Operation.values())
                .flatMap(
                        operation ->
                                Stream.of(
                                        Arguments.of(operation, false),
                                        Arguments.of(operation, true)));
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @ParameterizedTest(name = "{0}, virtual {1}")
    @MethodSource("operationsOnBothThreads")
    void waits_untilItCanGoOn(Operation operation, boolean virtual) throws Exception {
        Waiting waiting = operation.prepare(open);
        Blocked blocked = Blocked.in(virtual, waiting.call());
        waiting.release().call();
        assertThat(blocked.result()).isNotNull();
    }

    @ParameterizedTest(name = "{0}, virtual {1}")
    @MethodSource("operationsOnBothThreads")
    void deadline_endsIt_notBeforeAndNotLongAfter(Operation operation, boolean virtual)
            throws Exception {
        Waiting waiting = operation.prepare(open);
        waiting.socket().timeout(Duration.ofMillis(150));
        long start = System.nanoTime();
        Throwable failure = Blocked.in(virtual, waiting.call()).failure();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertThat(failure)
                .isInstanceOf(DeadlineException.class)
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(millis).isBetween(150L, 2000L);
        waiting.socket().timeout(Socket.FOREVER);
        Blocked again = Blocked.in(virtual, waiting.call());
        waiting.release().call();
        assertThat(again.result()).isNotNull();
    }

    @ParameterizedTest(name = "{0}, virtual {1}")
    @MethodSource("operationsOnBothThreads")
    void close_endsItAtOnce(Operation operation, boolean virtual) throws Exception {
        Waiting waiting = operation.prepare(open);
        Blocked blocked = Blocked.in(virtual, waiting.call());
        long start = System.nanoTime();
        waiting.socket().close();
        assertThat(blocked.failure()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest(name = "{0}, virtual {1}")
    @MethodSource("operationsOnBothThreads")
    void interrupt_endsIt_andTheSocketGoesOn(Operation operation, boolean virtual)
            throws Exception {
        Waiting waiting = operation.prepare(open);
        Blocked blocked = Blocked.in(virtual, waiting.call());
        blocked.thread().interrupt();
        assertThat(blocked.failure()).isInstanceOf(InterruptedIOException.class);
        assertThat(waiting.socket().isOpen()).isTrue();
        Blocked again = Blocked.in(virtual, waiting.call());
        waiting.release().call();
        assertThat(again.result()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECT_STREAM", "SEND_TO_FULL_RECEIVER"})
    void nonBlocking_isEAGAINAtOnce(String operation) throws Exception {
        Waiting waiting = Operation.valueOf(operation).prepare(open);
        waiting.socket().timeout(Duration.ZERO);
        assertThatThrownBy(() -> waiting.call().call()).isInstanceOf(WouldBlockException.class);
    }

    /// A full receiver looks writable to poll(2): a wait that believed it would burn a processor.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECT_STREAM",
                "SEND_TO_FULL_RECEIVER",
                "SEND_CONNECTED_TO_FULL_RECEIVER"
            })
    void waitingPlatformThread_usesHardlyAnyProcessor(String operation) throws Exception {
        Waiting waiting = Operation.valueOf(operation).prepare(open);
        waiting.socket().timeout(Duration.ofSeconds(2));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        assertThatThrownBy(() -> waiting.call().call()).isInstanceOf(DeadlineException.class);
        waiting.socket().timeout(Duration.ofSeconds(2));
        long before = threads.getCurrentThreadCpuTime();
        assertThatThrownBy(() -> waiting.call().call()).isInstanceOf(DeadlineException.class);
        long used = threads.getCurrentThreadCpuTime() - before;
        assertThat(Duration.ofNanos(used)).isLessThan(Duration.ofMillis(300));
    }
}
