package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.NetlinkEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.endpoint.XdpEndpoint;
import soquete.error.ErrnoException;
import soquete.error.NotSupportedException;
import soquete.message.Shutdown;
import soquete.testkit.Capability;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;
import soquete.testkit.Programs;

/// Every kind of socket that the kernel has: one echo, over family and type; and what it says of
/// those that it does not have.
@Timeout(60)
class EveryKindTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MUCH = 50_000;

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    /// A kind of socket, and where its server is bound; a question mark is a path.
    record Kind(Family family, SocketType type, Protocol protocol, String at) {
        Socket open() throws IOException {
            Socket socket = Socket.open(family, type, protocol);
            socket.timeout(SOON);
            return socket;
        }

        Endpoint local(Path directory) {
            return Endpoint.parse(at.replace("?", directory.resolve("socket").toString()));
        }

        void assume() {
            Capability.probed(
                            "needs " + protocol.name(family) + " of " + family,
                            () -> {
                                open().close();
                                return true;
                            })
                    .assume();
            if (family.equals(Family.AF_INET6)) {
                Capability.ipv6Loopback().assume();
            }
        }

        @Override
        public String toString() {
            return family + " " + type + " " + protocol.name(family) + " at " + at;
        }
    }

    static Stream<Kind> connected() {
        List<Kind> kinds = new ArrayList<>();
        for (Protocol protocol : List.of(Protocol.DEFAULT, Protocol.IPPROTO_MPTCP)) {
            kinds.add(kind(Family.AF_INET, SocketType.SOCK_STREAM, protocol, "127.0.0.1:0"));
            kinds.add(kind(Family.AF_INET6, SocketType.SOCK_STREAM, protocol, "[::1]:0"));
        }
        for (SocketType type : List.of(SocketType.SOCK_STREAM, SocketType.SOCK_SEQPACKET)) {
            for (String at : List.of("unix:?", "unix:")) {
                kinds.add(kind(Family.AF_UNIX, type, Protocol.DEFAULT, at));
            }
        }
        kinds.add(
                kind(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.IPPROTO_SCTP, "127.0.0.1:0"));
        return kinds.stream();
    }

    static Stream<Kind> unconnected() {
        List<Kind> kinds = new ArrayList<>();
        for (Protocol protocol : List.of(Protocol.DEFAULT, Protocol.IPPROTO_UDPLITE)) {
            kinds.add(kind(Family.AF_INET, SocketType.SOCK_DGRAM, protocol, "127.0.0.1:0"));
            kinds.add(kind(Family.AF_INET6, SocketType.SOCK_DGRAM, protocol, "[::1]:0"));
        }
        kinds.add(kind(Family.AF_UNIX, SocketType.SOCK_DGRAM, Protocol.DEFAULT, "unix:?"));
        kinds.add(kind(Family.AF_UNIX, SocketType.SOCK_DGRAM, Protocol.DEFAULT, "unix:"));
        kinds.add(kind(Family.AF_UNIX, SocketType.SOCK_RAW, Protocol.DEFAULT, "unix:"));
        for (SocketType type : List.of(SocketType.SOCK_DGRAM, SocketType.SOCK_RAW)) {
            kinds.add(kind(Family.AF_NETLINK, type, Protocol.NETLINK_USERSOCK, "netlink:0"));
        }
        return kinds.stream();
    }

    private static Kind kind(Family family, SocketType type, Protocol protocol, String at) {
        return new Kind(family, type, protocol, at);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connected")
    void echo_overAConnection(Kind kind) throws Exception {
        kind.assume();
        Descriptors before = Descriptors.ofThisProcess().sockets();
        try (Socket server = kind.open();
                Socket client = kind.open()) {
            server.bind(kind.local(directory));
            server.listen(1);
            client.connect(server.localEndpoint());
            try (Socket connection = server.accept()) {
                connection.timeout(SOON);
                Thread echo =
                        Thread.startVirtualThread(
                                () -> {
                                    try {
                                        byte[] data = connection.recv(MUCH);
                                        while (data.length > 0) {
                                            connection.sendAll(data);
                                            data = connection.recv(MUCH);
                                        }
                                    } catch (IOException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
                byte[] much = bytes(MUCH);
                client.sendAll(much);
                byte[] back =
                        kind.type().keepsMessages() ? client.recv(MUCH) : client.recvExactly(MUCH);
                assertThat(back).isEqualTo(much);
                assertThat(client.remoteEndpoint()).isEqualTo(server.localEndpoint());
                assertThat(connection.remoteEndpoint()).isEqualTo(client.localEndpoint());
                assertThat(connection.protocol()).isEqualTo(kind.protocol());
                client.shutdown(Shutdown.SHUT_WR);
                echo.join();
            }
        }
        assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unconnected")
    void echo_byMessages(Kind kind) throws Exception {
        kind.assume();
        try (Socket server = kind.open();
                Socket client = kind.open()) {
            server.bind(kind.local(directory));
            client.bind(Endpoint.parse(kind.at().replace("?", directory.resolve("c").toString())));
            for (int size : new int[] {0, 1, 1000}) {
                if (size == 0 && kind.family().equals(Family.AF_NETLINK)) {
                    continue; // newer kernels refuse empty messages there (ENODATA)
                }
                byte[] message = bytes(size);
                client.sendTo(message, server.localEndpoint());
                Datagram heard = server.recvFrom(2000);
                assertThat(heard.from()).isEqualTo(client.localEndpoint());
                server.sendTo(heard.data(), heard.from());
                Datagram back = client.recvFrom(2000);
                assertThat(back.data()).isEqualTo(message);
                assertThat(back.from()).isEqualTo(server.localEndpoint());
            }
        }
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    @Test
    void netlink_names_areThePortsOfTheKernel() throws Exception {
        try (Socket socket =
                Socket.open(Family.AF_NETLINK, SocketType.SOCK_RAW, Protocol.NETLINK_ROUTE)) {
            socket.timeout(SOON);
            assertThat(socket.localEndpoint()).isEqualTo(NetlinkEndpoint.KERNEL);
            socket.bind(new NetlinkEndpoint(0, 1));
            NetlinkEndpoint bound = (NetlinkEndpoint) socket.localEndpoint();
            assertThat(bound.pid()).isNotZero();
            assertThat(bound.groups()).isEqualTo(1);
            // nlmsghdr: 16 bytes, RTM_GETLINK 18, NLM_F_REQUEST 1; ifinfomsg: index 1
            byte[] request = new byte[32];
            request[0] = 32;
            request[4] = 18;
            request[6] = 1;
            request[20] = 1;
            socket.sendTo(request, NetlinkEndpoint.KERNEL);
            Datagram answer = socket.recvFrom(8192);
            assertThat(answer.from()).isEqualTo(NetlinkEndpoint.KERNEL);
            assertThat(answer.truncated()).isFalse();
            assertThat(answer.data()[4]).as("RTM_NEWLINK").isEqualTo((byte) 16);
            assertThat(new String(answer.data(), UTF_8)).contains("lo\0");
            socket.connect(NetlinkEndpoint.KERNEL);
            assertThat(socket.remoteEndpoint()).isEqualTo(NetlinkEndpoint.KERNEL);
        }
    }

    @ParameterizedTest
    @MethodSource("vsockTypes")
    void vsock_bindsAndListens(SocketType type) throws Exception {
        kind(Family.AF_VSOCK, type, Protocol.DEFAULT, "vsock:any:any").assume();
        int any = VsockEndpoint.VMADDR_CID_ANY;
        try (Socket socket = Socket.open(Family.AF_VSOCK, type)) {
            assertThat(socket.localEndpoint()).isEqualTo(new VsockEndpoint(any, any));
            int port = 50_000 + (int) (System.nanoTime() % 10_000);
            socket.bind(new VsockEndpoint(any, port));
            assertThat(socket.localEndpoint()).isEqualTo(new VsockEndpoint(any, port));
            socket.listen();
            try (Socket second = Socket.open(Family.AF_VSOCK, type)) {
                assertThatThrownBy(() -> second.bind(new VsockEndpoint(any, port)))
                        .isInstanceOf(ErrnoException.class)
                        .hasMessageContaining("bind vsock:any:" + port + ": EADDRINUSE");
                assertThatThrownBy(second::remoteEndpoint).hasMessageContaining("ENOTCONN");
            }
        }
    }

    static Stream<SocketType> vsockTypes() {
        return Stream.of(SocketType.SOCK_STREAM, SocketType.SOCK_SEQPACKET);
    }

    @Test
    @Needs(root = true)
    void xdp_opens_andItsBindWantsRings() throws Exception {
        kind(Family.AF_XDP, SocketType.SOCK_RAW, Protocol.DEFAULT, "xdp:1:0").assume();
        try (Socket socket = Socket.open(Family.AF_XDP, SocketType.SOCK_RAW)) {
            XdpEndpoint queue = new XdpEndpoint(1, 0, XdpEndpoint.XDP_COPY, 0);
            assertThatThrownBy(() -> socket.bind(queue))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("bind xdp:1:0,flags=0x2: EINVAL");
        }
    }

    /// Families, types and protocols of the inventory; what each kernel has differs.
    static Stream<Arguments> inventory() {
        SocketType stream = SocketType.SOCK_STREAM;
        SocketType dgram = SocketType.SOCK_DGRAM;
        SocketType raw = SocketType.SOCK_RAW;
        SocketType seqpacket = SocketType.SOCK_SEQPACKET;
        return Stream.of(
                Arguments.of(Family.AF_CAN, raw, Protocol.CAN_RAW),
                Arguments.of(Family.AF_CAN, dgram, Protocol.CAN_BCM),
                Arguments.of(Family.AF_CAN, dgram, Protocol.CAN_ISOTP),
                Arguments.of(Family.AF_CAN, dgram, Protocol.CAN_J1939),
                Arguments.of(Family.AF_ALG, seqpacket, Protocol.DEFAULT),
                Arguments.of(Family.AF_TIPC, stream, Protocol.DEFAULT),
                Arguments.of(Family.AF_TIPC, SocketType.SOCK_RDM, Protocol.DEFAULT),
                Arguments.of(Family.AF_BLUETOOTH, seqpacket, Protocol.BTPROTO_L2CAP),
                Arguments.of(Family.AF_BLUETOOTH, stream, Protocol.BTPROTO_RFCOMM),
                Arguments.of(Family.AF_BLUETOOTH, raw, Protocol.BTPROTO_HCI),
                Arguments.of(Family.AF_QIPCRTR, dgram, Protocol.DEFAULT),
                Arguments.of(Family.AF_RDS, seqpacket, Protocol.DEFAULT),
                Arguments.of(Family.AF_SMC, stream, Protocol.DEFAULT),
                Arguments.of(Family.AF_KCM, dgram, Protocol.DEFAULT),
                Arguments.of(Family.AF_MCTP, dgram, Protocol.DEFAULT),
                Arguments.of(Family.AF_VSOCK, stream, Protocol.DEFAULT),
                Arguments.of(Family.AF_XDP, raw, Protocol.DEFAULT),
                Arguments.of(Family.AF_INET, stream, Protocol.IPPROTO_MPTCP),
                Arguments.of(Family.AF_INET, stream, Protocol.IPPROTO_SCTP),
                Arguments.of(Family.AF_INET6, seqpacket, Protocol.IPPROTO_SCTP),
                Arguments.of(Family.AF_INET, SocketType.SOCK_DCCP, Protocol.IPPROTO_DCCP),
                Arguments.of(Family.AF_INET, dgram, Protocol.IPPROTO_UDPLITE),
                Arguments.of(Family.AF_NETLINK, raw, Protocol.NETLINK_GENERIC),
                Arguments.of(Family.AF_NETLINK, raw, Protocol.NETLINK_RDMA),
                Arguments.of(Family.AF_PACKET, raw, EtherType.ETH_P_ALL.protocol()),
                Arguments.of(Family.AF_IPX, dgram, Protocol.DEFAULT),
                Arguments.of(new Family(200), stream, Protocol.DEFAULT));
    }

    /// The same question to the kernel by Python: what it opens opens here, and what it refuses is
    /// refused here, for the same reason and in plain words.
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("inventory")
    @Needs(programs = "python3")
    void open_whatTheKernelLacks_saysSo(Family family, SocketType type, Protocol protocol)
            throws Exception {
        int errno = errnoOfPython(family, type, protocol);
        if (errno == 0) {
            try (Socket socket = Socket.open(family, type, protocol)) {
                assertThat(socket.isOpen()).isTrue();
            }
            return;
        }
        String what = "socket " + family + " " + type + " " + protocol.name(family) + ": ";
        assertThatThrownBy(() -> Socket.open(family, type, protocol))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno().number()).isEqualTo(errno))
                .hasMessageStartingWith(what);
        switch (errno) {
            case 97 ->
                    assertThatThrownBy(() -> Socket.open(family, type, protocol))
                            .isInstanceOf(NotSupportedException.class)
                            .hasMessageEndingWith(": " + family + " is not in this kernel");
            case 93, 94 ->
                    assertThatThrownBy(() -> Socket.open(family, type, protocol))
                            .isInstanceOf(NotSupportedException.class)
                            .hasMessageContaining("is not in this kernel");
            default -> assertThat(errno).as("needs a right").isIn(1, 13);
        }
    }

    private int errnoOfPython(Family family, SocketType type, Protocol protocol)
            throws InterruptedException {
        String program =
                """
                import socket
                try:
                    socket.socket(%d, %d, %d).close()
                    print(0)
                except OSError as e:
                    print(e.errno)
                """
                        .formatted(family.number(), type.number(), protocol.number());
        String out = programs.start("python3", "-c", program).await(SOON).out();
        return Integer.parseInt(out.trim());
    }

    @Test
    void unboundNames_ofIp() throws Exception {
        try (Socket four = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            assertThat(four.localEndpoint()).isEqualTo(Inet4Endpoint.ANY);
        }
        Capability.ipv6Loopback().assume();
        try (Socket six = Socket.open(Family.AF_INET6, SocketType.SOCK_STREAM)) {
            assertThat(six.localEndpoint()).isEqualTo(Inet6Endpoint.ANY);
            assertThatThrownBy(() -> six.bind(UnixEndpoint.path("/tmp/x")))
                    .isInstanceOf(ErrnoException.class);
        }
    }
}
