package soquete;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.NotSupportedException;
import soquete.option.PeerCredentials;
import soquete.option.SolSocket;
import soquete.testkit.Needs;

/// What a socket says of its peer.
@Timeout(60)
class PeerOptionTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Two ends of a Unix connection by an abstract address.
    private static Loopback.Pair unix() throws Exception {
        String name = "soquete-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        UnixEndpoint address = UnixEndpoint.abstractName(name);
        try (Socket listener = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            listener.bind(address);
            listener.listen();
            Socket client = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
            client.connect(address);
            return new Loopback.Pair(client, listener.accept());
        }
    }

    @Test
    void credentials_ofAUnixPeer_areThisProcess() throws Exception {
        try (Loopback.Pair pair = unix()) {
            PeerCredentials peer = pair.server().get(SolSocket.SO_PEERCRED);
            assertThat(peer.pid()).isEqualTo((int) ProcessHandle.current().pid());
            assertThat(peer.uid()).isEqualTo(status("Uid:")[1]);
            assertThat(peer.gid()).isEqualTo(status("Gid:")[1]);
            assertThatThrownBy(() -> pair.server().set(SolSocket.SO_PEERCRED, peer))
                    .isInstanceOf(NotSupportedException.class)
                    .hasMessageContaining("ENOPROTOOPT");
        }
    }

    @Test
    void groups_ofAUnixPeer_areThoseOfThisProcess() throws Exception {
        try (Loopback.Pair pair = unix()) {
            assertThat(pair.server().get(SolSocket.SO_PEERGROUPS))
                    .containsExactly(status("Groups:"));
        }
    }

    /// The list is longer than the room that is tried first: the room grows to what the kernel
    /// says.
    @Test
    void list_longerThanTheRoom_isReadWhole() throws Exception {
        try (Loopback.Pair pair = unix()) {
            int groups = status("Groups:").length;
            byte[] none = pair.server().getRaw(1, 59, groups * 4);
            assertThat(none).hasSize(groups * 4);
            if (groups > 0) {
                assertThatThrownBy(() -> pair.server().getRaw(1, 59, groups * 4 - 4))
                        .hasMessageContaining("ERANGE")
                        .hasMessageContaining("larger than the room");
            }
        }
    }

    @Test
    @Needs(kernel = "6.5")
    void pidFd_ofAUnixPeer_isADescriptorOfThisProcess() throws Exception {
        try (Loopback.Pair pair = unix();
                OwnedFd process = pair.server().peerPidFd()) {
            String info = Files.readString(Path.of("/proc/self/fdinfo/" + process.number()));
            assertThat(info).contains("Pid:\t" + ProcessHandle.current().pid());
        }
    }

    @Test
    void pidFd_ofATcpSocket_isRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            assertThatThrownBy(() -> pair.server().peerPidFd())
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void name_ofAPeer_hasItsExactLength() throws Exception {
        try (Loopback.Pair inet4 = Loopback.Pair.tcp();
                Loopback.Pair inet6 = Loopback.Pair.tcp(Family.AF_INET6);
                Loopback.Pair unix = unix();
                Socket alone = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThat(inet4.client().get(SolSocket.SO_PEERNAME))
                    .isEqualTo(inet4.client().remoteEndpoint())
                    .isInstanceOf(Inet4Endpoint.class);
            assertThat(inet6.client().get(SolSocket.SO_PEERNAME))
                    .isEqualTo(inet6.client().remoteEndpoint());
            RawEndpoint name = (RawEndpoint) unix.client().get(SolSocket.SO_PEERNAME);
            assertThat(new String(name.data(), US_ASCII)).startsWith("\0soquete-");
            assertThatThrownBy(() -> alone.get(SolSocket.SO_PEERNAME))
                    .hasMessageContaining("ENOTCONN")
                    .hasMessageContaining("not connected");
        }
    }

    private static int[] status(String field) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(field)) {
                String rest = line.substring(field.length()).strip();
                return rest.isEmpty()
                        ? new int[0]
                        : IntStream.of(
                                        java.util.Arrays.stream(rest.split("\\s+", -1))
                                                .mapToInt(Integer::parseInt)
                                                .toArray())
                                .toArray();
            }
        }
        throw new AssertionError(field);
    }
}
