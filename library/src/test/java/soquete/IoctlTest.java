package soquete;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.posix.SysIoctl;
import soquete.posix.SysSocket;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;

@Timeout(30)
class IoctlTest {
    private static final long FIONREAD = 0x541b;
    private static final long FIONBIO = 0x5421;

    @Test
    void available_tcpStream_isEverythingQueued() throws Exception {
        try (Socket server = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.connect(server.localEndpoint());
            try (Socket peer = server.accept()) {
                assertThat(peer.available()).isZero();
                client.sendAll("seven..".getBytes(US_ASCII));
                peer.recv(1, MsgFlags.MSG_PEEK);
                assertThat(peer.available()).isEqualTo(7);
                assertThat(peer.recv(3)).hasSize(3);
                assertThat(peer.available()).isEqualTo(4);
            }
        }
    }

    @Test
    void available_listener_isEINVAL() throws Exception {
        try (Socket server = Socket.server(Inet4Endpoint.LOOPBACK)) {
            assertThatThrownBy(server::available)
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL))
                    .hasMessageContaining("ioctl FIONREAD: EINVAL");
        }
    }

    @Test
    void available_udp_isTheNextDatagramAlone() throws Exception {
        try (Socket a = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                Socket b = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            a.bind(Inet4Endpoint.LOOPBACK);
            b.sendTo(new byte[11], a.localEndpoint());
            b.sendTo(new byte[5], a.localEndpoint());
            assertThat(a.available()).isEqualTo(11);
            a.recv(100);
            assertThat(a.available()).isEqualTo(5);
        }
    }

    @Test
    void atMark_afterUrgentData_isTrueAtItsPlaceOnly() throws Exception {
        try (Socket server = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.connect(server.localEndpoint());
            try (Socket peer = server.accept()) {
                client.send("ab!".getBytes(US_ASCII), MsgFlags.MSG_OOB);
                client.sendAll("cd".getBytes(US_ASCII));
                assertThat(peer.recvExactly(1)).isEqualTo("a".getBytes(US_ASCII));
                assertThat(peer.atMark()).isFalse();
                assertThat(SysSocket.sockatmark(peer.fd())).isFalse();
                assertThat(peer.recv(10)).isEqualTo("b".getBytes(US_ASCII));
                assertThat(peer.atMark()).isTrue();
                assertThat(SysSocket.sockatmark(peer.fd())).isTrue();
                assertThat(peer.recvExactly(2)).isEqualTo("cd".getBytes(US_ASCII));
                assertThat(peer.atMark()).isFalse();
            }
        }
    }

    @Test
    void atMark_udp_isENOTTY() throws Exception {
        try (Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            assertThatThrownBy(udp::atMark)
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.ENOTTY))
                    .hasMessageContaining("does not have the request");
            assertThatThrownBy(() -> SysSocket.sockatmark(udp.fd()))
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.operation()).isEqualTo("sockatmark"));
        }
    }

    @Test
    void unsent_peerThatDoesNotRead_isWhatTheKernelKeeps() throws Exception {
        try (Socket server = Socket.server(Inet4Endpoint.LOOPBACK);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.connect(server.localEndpoint());
            try (Socket peer = server.accept()) {
                client.timeout(Duration.ZERO);
                long sent = 0;
                byte[] block = new byte[1 << 16];
                try {
                    while (true) {
                        sent += client.send(block);
                    }
                } catch (ErrnoException full) {
                    assertThat(full.errno()).isEqualTo(Errno.EAGAIN);
                }
                int received = peer.available();
                int unsent = client.unsent();
                int notSent = client.notSent();
                assertThat(unsent).isPositive().isLessThanOrEqualTo((int) sent);
                assertThat(notSent).isPositive().isLessThanOrEqualTo(unsent);
                assertThat(received + (long) unsent).isGreaterThanOrEqualTo(sent);
            }
        }
    }

    @Test
    void lastStamp_udp_isWhenTheDatagramArrived() throws Exception {
        try (Socket a = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            a.bind(Inet4Endpoint.LOOPBACK);
            assertThat(a.lastStamp()).isEmpty();
            Instant before = Instant.now().minusMillis(20);
            a.sendTo(new byte[1], a.localEndpoint());
            a.recv(10);
            Optional<Instant> stamp = a.lastStamp();
            assertThat(stamp).isPresent();
            assertThat(stamp.orElseThrow()).isBetween(before, Instant.now().plusMillis(20));
        }
    }

    @Test
    @Needs(root = true)
    void networkNamespace_ofASocket_isTheProcessesOwn() throws Exception {
        try (Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            Descriptors before = Descriptors.ofThisProcess();
            try (OwnedFd namespace = udp.networkNamespace()) {
                Path link = Path.of("/proc/self/fd/" + namespace.number());
                assertThat(Files.readSymbolicLink(link))
                        .isEqualTo(Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net")));
            }
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    @Test
    @Needs(root = true)
    void unixFile_boundSocket_isItsPath(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("s");
        try (Socket unix = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(unix::unixFile)
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
            unix.bind(UnixEndpoint.path(path));
            try (OwnedFd file = unix.unixFile()) {
                assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + file.number())))
                        .isEqualTo(path.toRealPath());
            }
        }
    }

    @Test
    void available_unixStream_isEverythingQueued(@TempDir Path directory) throws Exception {
        Endpoint name = UnixEndpoint.path(directory.resolve("s"));
        try (Socket server = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
                Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            server.bind(name);
            server.listen();
            client.connect(name);
            try (Socket peer = server.accept()) {
                client.sendAll(new byte[100]);
                client.sendAll(new byte[23]);
                assertThat(peer.available()).isEqualTo(123);
                assertThat(client.unsent()).isGreaterThanOrEqualTo(123);
            }
        }
    }

    @Test
    void localCid_ofThisMachine_isANumberOrTheDeviceIsMissing() throws Exception {
        if (Files.exists(Path.of("/dev/vsock"))) {
            assertThat(Socket.localCid()).isBetween(1L, 0xffff_ffffL);
        } else {
            assertThatThrownBy(Socket::localCid)
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("open /dev/vsock: ENOENT");
        }
    }

    @Test
    void ioctl_rawRequest_readsIntoAnyMemory() throws Exception {
        try (Socket a = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
                Arena arena = Arena.ofConfined()) {
            a.bind(Inet4Endpoint.LOOPBACK);
            a.sendTo(new byte[9], a.localEndpoint());
            byte[] heap = {-1, -1, -1, -1};
            assertThat(a.ioctl(FIONREAD, MemorySegment.ofArray(heap))).isZero();
            assertThat(heap).containsExactly(9, 0, 0, 0);
            MemorySegment segment = arena.allocate(20_000);
            assertThat(SysIoctl.ioctl(a.fd(), FIONREAD, segment)).isZero();
            assertThat(segment.get(ValueLayout.JAVA_INT, 0)).isEqualTo(9);
            assertThatThrownBy(() -> a.ioctl(0xdead, 0))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ioctl 0xdead: ENOTTY");
            assertThatThrownBy(() -> SysIoctl.ioctl(-1, FIONBIO, 0))
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.EBADF));
        }
    }

    @Test
    void available_closedSocket_isAClosedChannel() throws Exception {
        Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        udp.close();
        assertThatThrownBy(udp::available)
                .isInstanceOf(java.nio.channels.ClosedChannelException.class);
    }
}
