package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.ConnectionResetException;
import soquete.error.DeadlineException;
import soquete.error.EndOfStreamException;
import soquete.error.Partial;
import soquete.message.Shutdown;
import soquete.testkit.Conditions;
import soquete.testkit.Descriptors;
import soquete.testkit.Relay;

/// Conversations over a relay that delays, splits, puts together, reorders, loses, repeats, stalls
/// and cuts off, on several families and both kinds of threads.
@Timeout(60)
class BadNetworkTest {
    /// How two sockets are joined.
    enum Net {
        TCP4(false),
        TCP6(false),
        UNIX_STREAM(false),
        UDP4(true),
        UNIX_DGRAM(true),
        UNIX_SEQPACKET(true);

        private final boolean messages;

        Net(boolean messages) {
            this.messages = messages;
        }

        Loopback.Pair pair() throws IOException {
            return switch (this) {
                case TCP4 -> Loopback.Pair.tcp(Family.AF_INET);
                case TCP6 -> Loopback.Pair.tcp(Family.AF_INET6);
                case UNIX_STREAM -> Loopback.Pair.unix(SocketType.SOCK_STREAM);
                case UDP4 -> Loopback.Pair.udp(Family.AF_INET);
                case UNIX_DGRAM -> Loopback.Pair.unix(SocketType.SOCK_DGRAM);
                case UNIX_SEQPACKET -> Loopback.Pair.unix(SocketType.SOCK_SEQPACKET);
            };
        }
    }

    /// Two sockets with a relay between.
    private record Joined(Socket left, Socket right, Relay relay) implements AutoCloseable {
        static Joined over(Net net, Conditions conditions) throws IOException {
            Loopback.Pair one = net.pair();
            Loopback.Pair other = net.pair();
            Relay relay = SocketEnd.relay(one.server(), other.server(), conditions);
            return new Joined(one.client(), other.client(), relay);
        }

        @Override
        public void close() {
            left.close();
            right.close();
            relay.close();
        }
    }

    static Stream<Arguments> streams() {
        return Stream.of(Net.values())
                .filter(net -> !net.messages)
                .flatMap(net -> Stream.of(false, true).map(virtual -> Arguments.of(net, virtual)));
    }

    static Stream<Arguments> datagrams() {
        return Stream.of(Net.values())
                .filter(net -> net.messages)
                .flatMap(net -> Stream.of(false, true).map(virtual -> Arguments.of(net, virtual)));
    }

    private static byte[] chance(int seed, int size) {
        byte[] data = new byte[size];
        new Random(seed).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @MethodSource("streams")
    void byteByByte_bothDirectionsArrive(Net net, boolean virtual) throws Exception {
        byte[] there = chance(1, 5_000);
        byte[] back = chance(2, 7_000);
        Descriptors before = Descriptors.ofThisProcess().sockets();
        try (Joined joined = Joined.over(net, Conditions.NONE.pieces(1))) {
            Blocked hearing = Blocked.in(virtual, () -> joined.left().recvExactly(back.length));
            Blocked sending =
                    Blocked.in(
                            virtual,
                            () -> {
                                joined.left().sendAll(there);
                                joined.left().shutdown(Shutdown.SHUT_WR);
                                return true;
                            });
            byte[] came = new byte[there.length];
            joined.right().recvExactly(came);
            assertThat(came).isEqualTo(there);
            assertThat(joined.right().recv(10)).isEmpty();
            joined.right().sendAll(back);
            assertThat(hearing.result()).isEqualTo(back);
            assertThat(sending.result()).isEqualTo(true);
        }
        assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
    }

    /// A message of text lines, cut at every place.
    @ParameterizedTest
    @EnumSource(
            value = Net.class,
            names = {"TCP4", "UNIX_STREAM"})
    void splitAtEveryPlace_readersSeeTheSame(Net net) throws Exception {
        byte[] text = "olá\nmundo çã\n\nfim".getBytes(UTF_8);
        for (int place = 0; place <= text.length; place++) {
            try (Joined joined = Joined.over(net, Conditions.NONE.splitAt(place))) {
                joined.left().sendAll(text);
                joined.left().shutdown(Shutdown.SHUT_WR);
                List<String> lines = new ArrayList<>();
                joined.right().reader(UTF_8).lines().forEach(lines::add);
                assertThat(lines).containsExactly("olá", "mundo çã", "", "fim");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void delayedAndPutTogether_arrives(Net net, boolean virtual) throws Exception {
        byte[] data = chance(3, 2_000_000);
        Conditions slow =
                Conditions.NONE
                        .delay(Duration.ofMillis(5), Duration.ofMillis(5))
                        .coalescing(100_000);
        try (Joined joined = Joined.over(net, slow)) {
            Blocked sending =
                    Blocked.in(
                            virtual,
                            () -> {
                                joined.left().sendAll(data);
                                joined.left().shutdown(Shutdown.SHUT_WR);
                                return true;
                            });
            assertThat(joined.right().recvExactly(data.length)).isEqualTo(data);
            assertThat(joined.right().recv(1)).isEmpty();
            assertThat(sending.result()).isEqualTo(true);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void stalled_deadlineHolds_andNothingIsLost(Net net, boolean virtual) throws Exception {
        byte[] data = chance(4, 1_000);
        try (Joined joined = Joined.over(net, Conditions.NONE)) {
            joined.relay().stall();
            joined.left().sendAll(data);
            joined.right().timeout(Duration.ofMillis(50));
            long start = System.nanoTime();
            Throwable failure =
                    Blocked.in(virtual, () -> joined.right().recvExactly(1_000)).failure();
            assertThat(failure).isInstanceOf(DeadlineException.class);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
            joined.right().timeout(Socket.FOREVER);
            Blocked again = Blocked.in(virtual, () -> joined.right().recvExactly(1_000));
            joined.relay().resume();
            assertThat(again.result()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @MethodSource("streams")
    void endInTheMiddle_recvExactlySaysWhatCame(Net net, boolean virtual) throws Exception {
        byte[] data = chance(5, 10_000);
        Conditions ended = Conditions.NONE.pieces(100).cutAfter(3_333, Conditions.Cut.END);
        try (Joined joined = Joined.over(net, ended)) {
            joined.left().sendAll(data);
            Throwable failure =
                    Blocked.in(virtual, () -> joined.right().recvExactly(10_000)).failure();
            assertThat(failure).isInstanceOf(EndOfStreamException.class);
            assertThat(((Partial) failure).received()).isEqualTo(Arrays.copyOf(data, 3_333));
        }
    }

    /// A reset throws away what TCP had not delivered; what `recvExactly` had is a beginning.
    @ParameterizedTest
    @MethodSource("streams")
    void resetInTheMiddle_saysSo(Net net, boolean virtual) throws Exception {
        byte[] data = chance(6, 10_000);
        Conditions cut = Conditions.NONE.pieces(100).cutAfter(3_333, Conditions.Cut.RESET);
        try (Joined joined = Joined.over(net, cut)) {
            joined.left().sendAll(data);
            Throwable failure =
                    Blocked.in(virtual, () -> joined.right().recvExactly(10_000)).failure();
            // A Unix socket is reset only where it leaves something unread.
            if (net == Net.UNIX_STREAM) {
                assertThat(failure)
                        .isInstanceOfAny(
                                ConnectionResetException.class, EndOfStreamException.class);
            } else {
                assertThat(failure).isInstanceOf(ConnectionResetException.class);
            }
            byte[] came = ((Partial) failure).received();
            assertThat(came.length).isLessThanOrEqualTo(3_333);
            assertThat(came).isEqualTo(Arrays.copyOf(data, came.length));
        }
    }

    /// Messages that are lost, repeated and turned around come whole or not at all.
    @ParameterizedTest
    @MethodSource("datagrams")
    void messagesOverABadNetwork_areWhole(Net net, boolean virtual) throws Exception {
        Conditions bad =
                Conditions.NONE
                        .seed(5)
                        .messages(0.2, 0.2, 0.2)
                        .delay(Duration.ZERO, Duration.ofMillis(3));
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] message = chance(i, 4 + i);
            message[0] = (byte) i;
            messages.add(message);
        }
        try (Joined joined = Joined.over(net, bad)) {
            joined.right().timeout(Duration.ofMillis(500));
            Blocked receiving = Blocked.in(virtual, () -> receiveAll(joined.right()));
            for (byte[] message : messages) {
                joined.left().send(message);
            }
            @SuppressWarnings("unchecked")
            List<Datagram> came = (List<Datagram>) receiving.result();
            Set<Integer> distinct = new HashSet<>();
            for (Datagram datagram : came) {
                int number = datagram.data()[0] & 0xFF;
                distinct.add(number);
                assertThat(datagram.data()).isEqualTo(messages.get(number));
            }
            assertThat(distinct.size()).isBetween(100, 199);
            assertThat(came.size()).isGreaterThan(distinct.size());
        }
    }

    private static List<Datagram> receiveAll(Socket socket) throws IOException {
        List<Datagram> came = new ArrayList<>();
        while (true) {
            try {
                came.add(socket.recvFrom(1_000));
            } catch (DeadlineException e) {
                if (!came.isEmpty()) {
                    return came;
                }
            }
        }
    }
}
