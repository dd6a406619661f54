package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;
import soquete.error.WouldBlockException;

/// Every operation that waits, on both kinds of threads, ends by deadline, interrupt and close, and
/// goes on where it is told to.
class WaitingTest {
    /// More than the buffers of a connection hold.
    private static final byte[] MUCH = new byte[60_000_000];

    /// An operation on a socket that must wait.
    enum Operation {
        ACCEPT {
            @Override
            Ends prepare() throws IOException {
                Socket listener = Loopback.listener(Family.AF_INET);
                return new Ends(listener, listener);
            }

            @Override
            Object run(Socket socket) throws IOException {
                try (Socket connection = socket.accept()) {
                    return connection.isOpen();
                }
            }

            @Override
            void release(Ends ends) throws IOException {
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
                client.connect(ends.waiting().localEndpoint());
                client.close();
            }
        },
        RECV {
            @Override
            Object run(Socket socket) throws IOException {
                return socket.recv(100).length;
            }
        },
        RECV_EXACTLY {
            @Override
            Object run(Socket socket) throws IOException {
                return socket.recvExactly(1).length;
            }
        },
        RECV_INTO_SEGMENT {
            @Override
            Object run(Socket socket) throws IOException {
                return socket.recv(new byte[20_000]);
            }
        },
        RECV_DATAGRAM {
            @Override
            Ends prepare() throws IOException {
                Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET6);
                return new Ends(pair.server(), pair.client());
            }

            @Override
            Object run(Socket socket) throws IOException {
                return socket.recvFrom(100).data().length;
            }
        },
        SEND {
            @Override
            Ends prepare() throws IOException {
                Loopback.Pair pair = Loopback.Pair.tcp();
                return new Ends(pair.server(), pair.client());
            }

            @Override
            Object run(Socket socket) throws IOException {
                // More than all buffers hold: what little room comes up is used, then it waits.
                long sent = 0;
                while (sent < MUCH.length) {
                    sent += socket.send(MUCH);
                }
                return sent;
            }

            // Reads, in a thread of its own, until the ends are closed: a pause in the data says
            // nothing, since a busy machine may keep the sender from running for any time.
            @Override
            void release(Ends ends) {
                Socket other = ends.other();
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        byte[] data = new byte[1_000_000];
                                        while (other.recv(data) > 0) {}
                                    } catch (IOException e) {
                                        return; // closed: the test is over
                                    }
                                });
            }
        },
        SEND_ALL {
            @Override
            Ends prepare() throws IOException {
                return SEND.prepare();
            }

            @Override
            Object run(Socket socket) throws IOException {
                socket.sendAll(MUCH);
                return true;
            }

            @Override
            void release(Ends ends) throws IOException {
                SEND.release(ends);
            }
        };

        Ends prepare() throws IOException {
            Loopback.Pair pair = Loopback.Pair.tcp();
            return new Ends(pair.server(), pair.client());
        }

        abstract Object run(Socket socket) throws IOException;

        /// Makes what is waited for happen.
        void release(Ends ends) throws IOException {
            ends.other().sendAll(new byte[] {1});
        }
    }

    record Ends(Socket waiting, Socket other) implements AutoCloseable {
        @Override
        public void close() {
            waiting.close();
            other.close();
        }
    }

    static Stream<Arguments> operations() {
        return Stream.of(Operation.values())
                .flatMap(
                        operation ->
                                Stream.of(false, true)
                                        .map(virtual -> Arguments.of(operation, virtual)));
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("operations")
    void wait_untilItHappens_goesOn(Operation operation, boolean virtual) throws Exception {
        try (Ends ends = operation.prepare()) {
            Blocked blocked = Blocked.in(virtual, () -> operation.run(ends.waiting()));
            operation.release(ends);
            assertThat(blocked.result()).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("operations")
    void wait_closedByAnotherThread_endsAtOnce(Operation operation, boolean virtual)
            throws Exception {
        try (Ends ends = operation.prepare()) {
            List<Blocked> blocked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                blocked.add(Blocked.in(virtual, () -> operation.run(ends.waiting())));
            }
            long start = System.nanoTime();
            ends.waiting().close();
            for (Blocked one : blocked) {
                assertThat(one.failure())
                        .isInstanceOf(AsynchronousCloseException.class)
                        .hasMessageContaining("closed by another thread");
            }
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
        }
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("operations")
    void wait_interrupted_endsAndLeavesTheSocketUsable(Operation operation, boolean virtual)
            throws Exception {
        try (Ends ends = operation.prepare()) {
            Blocked blocked =
                    Blocked.in(
                            virtual,
                            () -> {
                                try {
                                    return operation.run(ends.waiting());
                                } catch (SocketTimeoutException e) {
                                    throw new AssertionError("not a timeout", e);
                                } catch (InterruptedIOException e) {
                                    return "interrupted " + Thread.currentThread().isInterrupted();
                                }
                            });
            blocked.thread().interrupt();
            assertThat(blocked.result()).isEqualTo("interrupted true");

            Blocked again = Blocked.in(virtual, () -> operation.run(ends.waiting()));
            operation.release(ends);
            assertThat(again.result()).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("operations")
    void wait_withInterruptStatusSetBefore_endsToo(Operation operation, boolean virtual)
            throws Exception {
        try (Ends ends = operation.prepare()) {
            Blocked blocked =
                    Blocked.in(
                            virtual,
                            () -> {
                                Thread.currentThread().interrupt();
                                return operation.run(ends.waiting());
                            });
            assertThat(blocked.failure())
                    .isInstanceOf(InterruptedIOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("operations")
    void wait_deadline_isNeverEarly(Operation operation, boolean virtual) throws Exception {
        try (Ends ends = operation.prepare()) {
            for (long nanos : new long[] {1, 1_000_000, 37_000_000}) {
                ends.waiting().timeout(Duration.ofNanos(nanos));
                Blocked blocked =
                        Blocked.in(
                                virtual,
                                () -> {
                                    long start = System.nanoTime();
                                    assertThatThrownBy(() -> operation.run(ends.waiting()))
                                            .isInstanceOf(DeadlineException.class)
                                            .hasMessageContaining("the deadline passed");
                                    return System.nanoTime() - start;
                                });
                assertThat((Long) blocked.result())
                        .isGreaterThanOrEqualTo(nanos)
                        .isLessThan(nanos + TimeUnit.SECONDS.toNanos(10));
            }
            ends.waiting().timeout(Socket.FOREVER);
            Blocked again = Blocked.in(virtual, () -> operation.run(ends.waiting()));
            operation.release(ends);
            assertThat(again.result()).isNotNull();
        }
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("operations")
    void zeroTimeout_doesNotWait(Operation operation, boolean virtual) throws Exception {
        try (Ends ends = operation.prepare()) {
            ends.waiting().timeout(Duration.ZERO);
            Blocked blocked = Blocked.in(virtual, () -> operation.run(ends.waiting()));
            assertThat(blocked.failure())
                    .isInstanceOf(WouldBlockException.class)
                    .hasMessageContaining("EAGAIN");
        }
    }
}
