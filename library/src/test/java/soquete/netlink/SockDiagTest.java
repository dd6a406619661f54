package soquete.netlink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import soquete.Socket;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.Shutdown;
import soquete.option.SolSocket;
import soquete.option.TcpInfo;
import soquete.option.TcpState;
import soquete.testkit.Capability;
import soquete.testkit.NetworkNamespace;

@Timeout(60)
class SockDiagTest {
    private static final Protocol TCP = Protocol.IPPROTO_TCP;
    private final List<Socket> opened = new ArrayList<>();
    private NetworkNamespace own;
    private SockDiag diag;

    @BeforeEach
    void network() throws Exception {
        NetworkNamespace.available().assume();
        own = NetworkNamespace.create();
        diag = own.call(SockDiag::open);
    }

    @AfterEach
    void noNetwork() {
        opened.forEach(Socket::close);
        if (diag != null) {
            diag.close();
        }
        if (own != null) {
            own.close();
        }
    }

    @Test
    void tcp_knownSockets_areWhatSsSays() throws Exception {
        Socket server = own.call(() -> Socket.server(Inet4Endpoint.LOOPBACK, 7));
        opened.add(server);
        Socket client = open(Family.AF_INET, SocketType.SOCK_STREAM);
        client.set(SolSocket.SO_MARK, 4711);
        client.connect(server.localEndpoint());
        Socket peer = accept(server);
        Socket waiting = open(Family.AF_INET, SocketType.SOCK_STREAM);
        waiting.connect(server.localEndpoint());
        client.sendAll("twelve bytes".getBytes(US_ASCII));
        Socket six = own.call(() -> Socket.server(Inet6Endpoint.LOOPBACK));
        opened.add(six);

        List<InetSocketInfo> all = diag.tcp();
        InetSocketInfo listener = by(all, server);
        assertThat(listener.state()).isEqualTo(TcpState.TCP_LISTEN);
        assertThat(listener.local()).isEqualTo(server.localEndpoint());
        assertThat(listener.remote()).isEqualTo(Inet4Endpoint.ANY);
        assertThat(listener.receiveQueue()).isEqualTo(1);
        assertThat(listener.sendQueue()).isEqualTo(7);
        InetSocketInfo sender = by(all, client);
        assertThat(sender.state()).isEqualTo(TcpState.TCP_ESTABLISHED);
        assertThat(sender.local()).isEqualTo(client.localEndpoint());
        assertThat(sender.remote()).isEqualTo(server.localEndpoint());
        assertThat(sender.mark()).contains(4711);
        assertThat(sender.uid()).isZero();
        InetSocketInfo receiver = by(all, peer);
        assertThat(receiver.receiveQueue()).isEqualTo(12);
        assertThat(receiver.memory().orElseThrow().rmemAlloc()).isGreaterThan(12);
        assertThat(receiver.memory().orElseThrow().drops()).isZero();
        assertThat(receiver.congestion()).isPresent();
        TcpInfo info = receiver.tcpInfo().orElseThrow();
        assertThat(info.bytes().length).isGreaterThanOrEqualTo(232);
        assertThat(info.state()).isEqualTo(TcpState.TCP_ESTABLISHED);
        assertThat(info.bytesReceived()).hasValue(12);
        assertThat(by(all, six).local()).isEqualTo(six.localEndpoint());
        assertThat(by(all, six).v6Only()).isTrue();

        List<String> ss =
                own.exec("ss", "-tanpeiHO").lines().filter(l -> l.contains(" sk:")).toList();
        assertThat(ss).hasSize(all.size());
        for (InetSocketInfo socket : all) {
            String line =
                    ss.stream()
                            .filter(
                                    l ->
                                            l.contains(
                                                    "sk:"
                                                            + Long.toHexString(socket.cookie())
                                                            + " "))
                            .findFirst()
                            .orElseThrow();
            assertThat(line)
                    .contains(socket.local().host(), ":" + socket.local().port() + " ")
                    .contains(socket.congestion().orElseThrow());
            if (socket.inode() != 0) {
                assertThat(line).contains("ino:" + socket.inode() + " ");
            }
            String[] words = line.split("\\s+", -1);
            assertThat(words[1]).isEqualTo(Long.toString(socket.receiveQueue()));
            assertThat(words[2]).isEqualTo(Long.toString(socket.sendQueue()));
        }
    }

    @Test
    void inet_withStatesAndPorts_isFilteredByTheKernel() throws Exception {
        Socket a = listen(20_001);
        Socket b = listen(20_002);
        Socket c = listen(20_003);
        Socket client = open(Family.AF_INET, SocketType.SOCK_STREAM);
        client.connect(b.localEndpoint());
        Socket peer = accept(b);
        InetQuery query = InetQuery.of(Family.AF_INET, TCP);
        assertThat(inodes(diag.inet(query.states(TcpState.TCP_LISTEN))))
                .containsExactlyInAnyOrder(inode(a), inode(b), inode(c));
        assertThat(inodes(diag.inet(query.localPorts(20_002, 20_003))))
                .containsExactlyInAnyOrder(inode(b), inode(c), inode(peer));
        assertThat(inodes(diag.inet(query.remotePorts(20_002, 20_002))))
                .containsExactly(inode(client));
        int ephemeral = ((InetEndpoint) client.localEndpoint()).port();
        assertThat(
                        inodes(
                                diag.inet(
                                        query.localPorts(20_002, 20_002)
                                                .remotePorts(ephemeral, ephemeral))))
                .containsExactly(inode(peer));
        assertThat(diag.inet(query.localPorts(30_000, 30_000))).isEmpty();
        List<InetSocketInfo> streamed = new ArrayList<>();
        assertThat(diag.inet(query, streamed::add)).isTrue();
        assertThat(streamed).hasSize(5);
        assertThatThrownBy(() -> query.localPorts(2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 to 1");
    }

    @Test
    void find_byItsEnds_isTheOneSocket() throws Exception {
        Socket server = listen(20_001);
        Socket client = open(Family.AF_INET, SocketType.SOCK_STREAM);
        client.connect(server.localEndpoint());
        InetEndpoint near = (InetEndpoint) client.localEndpoint();
        InetEndpoint far = (InetEndpoint) client.remoteEndpoint();
        assertThat(diag.find(TCP, near, far).orElseThrow().inode()).isEqualTo(inode(client));
        assertThat(diag.find(TCP, far, Inet4Endpoint.ANY).orElseThrow().inode())
                .isEqualTo(inode(server));
        assertThat(diag.find(TCP, near.withPort(1), far)).isEmpty();
    }

    @Test
    void destroy_ofAConnection_endsItForBoth() throws Exception {
        Socket server = listen(20_001);
        Socket client = open(Family.AF_INET, SocketType.SOCK_STREAM);
        client.connect(server.localEndpoint());
        Socket peer = accept(server);
        InetSocketInfo victim = by(diag.tcp(), client);
        diag.destroy(victim);
        assertThatThrownBy(() -> client.recv(10))
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.errno()).isEqualTo(Errno.ECONNABORTED));
        assertThatThrownBy(() -> peer.recv(10))
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.errno()).isEqualTo(Errno.ECONNRESET));
        assertThatThrownBy(() -> diag.destroy(victim))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT));
    }

    @ParameterizedTest
    @CsvSource({"17, 2, 17", "136, 2, 136", "262, 1, 262", "253, 3, 255"})
    void inet_otherProtocol_findsItsSockets(int protocol, int type, int asked) throws Exception {
        InetQuery query = InetQuery.of(Family.AF_INET, new Protocol(asked));
        SocketType kind = new SocketType(type);
        Capability.probed(
                        "needs sockets of protocol " + protocol + ", and their diagnosis",
                        () -> {
                            Socket.open(Family.AF_INET, kind, new Protocol(protocol)).close();
                            return diag.inet(query).isEmpty();
                        })
                .assume();
        Socket socket = own.call(() -> Socket.open(Family.AF_INET, kind, new Protocol(protocol)));
        opened.add(socket);
        socket.bind(Inet4Endpoint.LOOPBACK);
        if (kind.equals(SocketType.SOCK_STREAM)) {
            socket.listen();
        }
        assertThat(inodes(diag.inet(query))).containsExactly(inode(socket));
    }

    @Test
    void unix_knownSockets_areWhatTheyAre(@TempDir Path directory) throws Exception {
        Path path = directory.resolve("s");
        Socket server = open(Family.AF_UNIX, SocketType.SOCK_STREAM);
        server.bind(UnixEndpoint.path(path));
        server.listen(9);
        Socket client = open(Family.AF_UNIX, SocketType.SOCK_STREAM);
        client.connect(UnixEndpoint.path(path));
        Socket second = open(Family.AF_UNIX, SocketType.SOCK_STREAM);
        second.connect(UnixEndpoint.path(path));
        Socket peer = accept(server);
        client.sendAll(new byte[20]);
        client.shutdown(Shutdown.SHUT_WR);
        Socket hidden = open(Family.AF_UNIX, SocketType.SOCK_DGRAM);
        hidden.bind(UnixEndpoint.abstractName("abstract"));

        List<UnixSocketInfo> all = diag.unix();
        UnixSocketInfo listener = unix(all, server);
        assertThat(listener.name()).contains(UnixEndpoint.path(path));
        assertThat(listener.state()).isEqualTo(TcpState.TCP_LISTEN);
        assertThat(listener.pending()).hasSize(1);
        assertThat(listener.receiveQueue()).isEqualTo(1);
        assertThat(listener.sendQueue()).isEqualTo(9);
        assertThat(listener.file().orElseThrow().inode())
                .isEqualTo(Files.getAttribute(path, "unix:ino"));
        UnixSocketInfo near = unix(all, client);
        assertThat(near.name()).isEmpty();
        assertThat(near.peer()).contains(inode(peer));
        assertThat(near.shutdown()).isEqualTo(2);
        assertThat(near.state()).isEqualTo(TcpState.TCP_ESTABLISHED);
        UnixSocketInfo far = unix(all, peer);
        assertThat(far.receiveQueue()).isEqualTo(20);
        assertThat(far.peer()).contains(inode(client));
        assertThat(far.shutdown()).isEqualTo(1);
        assertThat(far.uid()).contains(0L);
        UnixSocketInfo bound = unix(all, hidden);
        assertThat(bound.name()).contains(UnixEndpoint.abstractName("abstract"));
        assertThat(bound.type()).isEqualTo(SocketType.SOCK_DGRAM);
        assertThat(all).extracting(UnixSocketInfo::inode).contains(inode(second));
    }

    @Test
    void netlinkAndPacket_knownSockets_areFound() throws Exception {
        try (NetlinkEvents events = own.call(() -> Netlink.events(new Protocol(0), 1, 5))) {
            Capability.probed("needs NETLINK_DIAG", () -> !diag.netlink().isEmpty()).assume();
            long inode = inode(events.socket());
            NetlinkSocketInfo found =
                    diag.netlink().stream()
                            .filter(s -> s.inode() == inode)
                            .findFirst()
                            .orElseThrow();
            assertThat(found.groups()).containsExactly(1, 5);
            assertThat(found.protocol()).isEqualTo(new Protocol(0));
            assertThat(found.type()).isEqualTo(SocketType.SOCK_RAW);
        }
        Socket packet = open(Family.AF_PACKET, SocketType.SOCK_RAW);
        packet.bind(PacketEndpoint.of(EtherType.ETH_P_IP, 1));
        Capability.probed("needs PACKET_DIAG", () -> !diag.packet().isEmpty()).assume();
        long inode = inode(packet);
        PacketSocketInfo found =
                diag.packet().stream().filter(s -> s.inode() == inode).findFirst().orElseThrow();
        assertThat(found.protocol()).isEqualTo(EtherType.ETH_P_IP);
        assertThat(found.device()).isEqualTo(1);
        assertThat(found.type()).isEqualTo(SocketType.SOCK_RAW);
        assertThat(found.uid()).contains(0L);
    }

    @Test
    void inet_protocolWithoutDiagnosis_isENOENT() {
        assertThatThrownBy(() -> diag.inet(InetQuery.of(Family.AF_INET, new Protocol(200))))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENOENT))
                .hasMessageContaining("or this kernel cannot tell");
    }

    private Socket open(Family family, SocketType type) throws Exception {
        Socket socket = own.call(() -> Socket.open(family, type));
        opened.add(socket);
        return socket;
    }

    private Socket listen(int port) throws Exception {
        Socket socket = own.call(() -> Socket.server(Inet4Endpoint.LOOPBACK.withPort(port)));
        opened.add(socket);
        return socket;
    }

    private Socket accept(Socket server) throws Exception {
        Socket socket = server.accept();
        opened.add(socket);
        return socket;
    }

    private static long inode(Socket socket) throws Exception {
        String link = Files.readSymbolicLink(Path.of("/proc/self/fd/" + socket.fd())).toString();
        return Long.parseLong(link.substring("socket:[".length(), link.length() - 1));
    }

    private static List<Long> inodes(List<InetSocketInfo> sockets) {
        return sockets.stream().map(InetSocketInfo::inode).toList();
    }

    private static InetSocketInfo by(List<InetSocketInfo> all, Socket socket) throws Exception {
        long inode = inode(socket);
        Optional<InetSocketInfo> found =
                all.stream().filter(candidate -> candidate.inode() == inode).findFirst();
        return found.orElseThrow();
    }

    private static UnixSocketInfo unix(List<UnixSocketInfo> all, Socket socket) throws Exception {
        long inode = inode(socket);
        return all.stream()
                .filter(candidate -> candidate.inode() == inode)
                .findFirst()
                .orElseThrow();
    }
}
