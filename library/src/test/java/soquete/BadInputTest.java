package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.AddressInUseException;
import soquete.error.AddressNotAvailableException;
import soquete.error.ConnectionRefusedException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.NotSupportedException;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// What callers get wrong is refused with a sentence: by us before the kernel sees it, or by the
/// kernel with its errno.
class BadInputTest {
    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65536})
    void connect_portOutOfRange_isRefused(int port) {
        assertThatThrownBy(() -> Socket.connect("127.0.0.1", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port " + port + " is not in 1 to 65535");
    }

    @Test
    void connect_emptyHostOrNul_isRefused() {
        assertThatThrownBy(() -> Socket.connect("", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("host is empty");
        assertThatThrownBy(() -> Socket.connect("local\0host", 80))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NUL character at index 5");
    }

    @Test
    void timeout_negative_isRefusedAndTheOldOneStays() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThat(socket.timeout()).isEqualTo(Socket.FOREVER);
            socket.timeout(Duration.ofMillis(5));
            assertThatThrownBy(() -> socket.timeout(Duration.ofNanos(-1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("negative");
            assertThat(socket.timeout()).isEqualTo(Duration.ofMillis(5));
            socket.timeout(Socket.FOREVER);
            assertThat(socket.timeout()).isEqualTo(Socket.FOREVER);
        }
        assertThatThrownBy(() -> Socket.connect("127.0.0.1", 80, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Socket.connect("127.0.0.1", 80, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zero");
    }

    @Test
    void recv_negativeCount_isRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            for (ThrowingCallable call :
                    List.<ThrowingCallable>of(
                            () -> pair.client().recv(-1),
                            () -> pair.client().recv(-1, MsgFlags.MSG_PEEK),
                            () -> pair.client().recvFrom(-1),
                            () -> pair.client().recvExactly(-1))) {
                assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("-1");
            }
        }
    }

    @Test
    void recv_zeroCount_isEmptyAndTakesNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().sendAll(new byte[] {1});
            assertThat(pair.server().recvExactly(0)).isEmpty();
            assertThat(pair.server().recv(1, MsgFlags.MSG_PEEK)).containsExactly(1);
            assertThat(pair.server().recv(0)).isEmpty();
            assertThat(pair.server().recv(1)).containsExactly(1);
        }
    }

    @Test
    void partOutsideTheArray_isRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            byte[] ten = new byte[10];
            for (int[] part : new int[][] {{-1, 2}, {0, 11}, {9, 2}, {3, -1}, {11, 0}}) {
                assertThatThrownBy(() -> pair.client().send(ten, part[0], part[1]))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> pair.client().sendAll(ten, part[0], part[1]))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> pair.client().recv(ten, part[0], part[1]))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    void readOnlyMemory_cannotBeReceivedInto() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Arena arena = Arena.ofConfined()) {
            pair.client().sendAll(new byte[] {7});
            ByteBuffer buffer = ByteBuffer.allocate(4).asReadOnlyBuffer();
            MemorySegment segment = arena.allocate(4).asReadOnly();
            assertThatThrownBy(() -> pair.server().recv(buffer))
                    .isInstanceOf(ReadOnlyBufferException.class);
            assertThatThrownBy(() -> pair.server().recvExactly(buffer))
                    .isInstanceOf(ReadOnlyBufferException.class);
            assertThatThrownBy(() -> pair.server().recv(segment))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> pair.server().recvExactly(segment))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(pair.server().recv(9)).containsExactly(7);
        }
    }

    @Test
    void memoryOfAClosedArena_isRefusedBeforeTheKernelSeesIt() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            MemorySegment dead;
            try (Arena arena = Arena.ofShared()) {
                dead = arena.allocate(10_000);
            }
            assertThatThrownBy(() -> pair.client().send(dead))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> pair.client().sendAll(dead.asSlice(0, 10)))
                    .isInstanceOf(IllegalStateException.class);
            pair.server().sendAll(new byte[] {1});
            assertThatThrownBy(() -> pair.client().recv(dead))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(pair.client().recv(10)).containsExactly(1);
        }
    }

    @Test
    void memoryOfAnotherThread_isRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Arena arena = Arena.ofConfined()) {
            MemorySegment mine = arena.allocate(100);
            Blocked other = Blocked.in(false, () -> pair.client().send(mine));
            assertThat(other.failure()).isInstanceOf(WrongThreadException.class);
        }
    }

    @Test
    void everyOperation_onAClosedSocket_saysClosed() throws Exception {
        Socket socket = Loopback.datagram(Family.AF_INET);
        Endpoint self = socket.localEndpoint();
        socket.close();
        socket.close();
        for (ThrowingCallable call :
                List.<ThrowingCallable>of(
                        () -> socket.bind(self),
                        () -> socket.connect(self),
                        socket::listen,
                        socket::accept,
                        () -> socket.send(new byte[1]),
                        () -> socket.sendAll(new byte[1]),
                        () -> socket.sendTo(new byte[1], self),
                        () -> socket.recv(1),
                        () -> socket.recvFrom(1),
                        () -> socket.recvExactly(1),
                        () -> socket.shutdown(Shutdown.SHUT_WR),
                        socket::localEndpoint,
                        socket::remoteEndpoint,
                        () -> socket.get(SolSocket.SO_TYPE),
                        () -> socket.set(SolSocket.SO_REUSEADDR, true))) {
            assertThatThrownBy(call).isInstanceOf(ClosedChannelException.class);
        }
        assertThat(socket.isOpen()).isFalse();
        assertThat(socket.fd()).isEqualTo(-1);
        assertThat(socket).hasToString("Socket[closed, AF_INET SOCK_DGRAM]");
    }

    @Test
    void connect_twice_isEISCONN() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            ErrnoException failure =
                    catchThrowableOfType(
                            ErrnoException.class,
                            () -> pair.client().connect(pair.client().remoteEndpoint()));
            assertThat(failure.errno()).isEqualTo(Errno.EISCONN);
            assertThat(failure).hasMessageContaining("already connected");
        }
    }

    @Test
    void bind_twice_isEINVAL() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            ErrnoException failure =
                    catchThrowableOfType(
                            ErrnoException.class, () -> socket.bind(Inet4Endpoint.LOOPBACK));
            assertThat(failure.errno()).isEqualTo(Errno.EINVAL);
            assertThat(failure).hasMessageContaining("already bound");
        }
    }

    @Test
    void bind_portTaken_isEADDRINUSE() throws Exception {
        try (Socket first = Loopback.listener(Family.AF_INET);
                Socket second = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(() -> second.bind(first.localEndpoint()))
                    .isInstanceOf(AddressInUseException.class)
                    .hasMessageContaining("bind " + first.localEndpoint())
                    .hasMessageContaining("TIME_WAIT");
        }
    }

    @Test
    void bind_foreignAddressOrFamily_isRefused() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(() -> socket.bind(Endpoint.of("192.0.2.1", 0)))
                    .isInstanceOf(AddressNotAvailableException.class);
            assertThatThrownBy(() -> socket.bind(Inet6Endpoint.LOOPBACK))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("another family");
            assertThatThrownBy(() -> socket.connect(Inet6Endpoint.LOOPBACK.withPort(9)))
                    .isInstanceOf(NotSupportedException.class);
            assertThatThrownBy(() -> socket.bind(new RawEndpoint(Family.AF_INET, new byte[3])))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EINVAL");
        }
    }

    @Test
    void accept_withoutListen_isEINVAL() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
                Socket datagrams = Loopback.datagram(Family.AF_INET)) {
            socket.bind(Inet4Endpoint.LOOPBACK);
            ErrnoException failure = catchThrowableOfType(ErrnoException.class, socket::accept);
            assertThat(failure.errno()).isEqualTo(Errno.EINVAL);
            assertThat(failure).hasMessageContaining("does not listen");
            assertThatThrownBy(datagrams::accept)
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("EOPNOTSUPP");
            assertThatThrownBy(datagrams::listen).isInstanceOf(NotSupportedException.class);
            assertThatThrownBy(() -> socket.listen(-1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void open_whatNoKernelHas_isNotSupported() {
        assertThatThrownBy(() -> Socket.open(new Family(12345), SocketType.SOCK_STREAM))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("socket AF_12345 SOCK_STREAM")
                .hasMessageContaining("EAFNOSUPPORT");
        assertThatThrownBy(
                        () ->
                                Socket.open(
                                        Family.AF_INET,
                                        SocketType.SOCK_STREAM,
                                        Protocol.IPPROTO_UDP))
                .isInstanceOf(NotSupportedException.class)
                .hasMessageContaining("EPROTONOSUPPORT");
    }

    @Test
    void connect_nobodyThere_isRefusedWithTheEndpoint() throws Exception {
        Endpoint nobody;
        try (Socket gone = Loopback.listener(Family.AF_INET)) {
            nobody = gone.localEndpoint();
        }
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(() -> socket.connect(nobody))
                    .isInstanceOf(ConnectionRefusedException.class)
                    .hasMessageStartingWith("connect " + nobody + ": ECONNREFUSED");
        }
    }

    @Test
    void notConnected_operationsSaySo() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(() -> socket.recv(1)).hasMessageContaining("ENOTCONN");
            assertThatThrownBy(() -> socket.send(new byte[1])).hasMessageContaining("EPIPE");
            assertThatThrownBy(() -> socket.shutdown(Shutdown.SHUT_RDWR))
                    .hasMessageContaining("ENOTCONN");
        }
    }

    @Test
    void streamViews_ofDatagrams_areRefused() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            assertThatThrownBy(socket::inputStream).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(socket::outputStream).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void options_readOnlyOrWrong_areRefused() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            assertThatThrownBy(() -> socket.set(SolSocket.SO_TYPE, SocketType.SOCK_STREAM))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("setsockopt SO_TYPE: ENOPROTOOPT");
            assertThatThrownBy(() -> new Linger(true, 70_000))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
