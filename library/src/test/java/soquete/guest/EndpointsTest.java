package soquete.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Datagram;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.AlgEndpoint;
import soquete.endpoint.BluetoothEndpoint;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.QrtrEndpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.TipcEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.testkit.Capability;
import soquete.testkit.NetworkNamespace;

/// The endpoints of families that few kernels have, as those kernels take and answer them.
@Tag("guest")
@Timeout(120)
class EndpointsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static void assume(Family family, SocketType type, Protocol protocol) {
        String name = protocol.name(family);
        Capability.probed(
                        "needs a kernel with " + (name.matches("\\d+") ? family : name),
                        () -> {
                            Socket.open(family, type, protocol).close();
                            return true;
                        })
                .assume();
    }

    private static Socket open(Family family, SocketType type, Protocol protocol)
            throws IOException {
        Socket socket = Socket.open(family, type, protocol);
        socket.timeout(SOON);
        return socket;
    }

    @Test
    void can_eachProtocol_answersItsOwnForm() throws Exception {
        assume(Family.AF_CAN, SocketType.SOCK_RAW, Protocol.CAN_RAW);
        assume(Family.AF_CAN, SocketType.SOCK_DGRAM, Protocol.CAN_ISOTP);
        assume(Family.AF_CAN, SocketType.SOCK_DGRAM, Protocol.CAN_J1939);
        try (NetworkNamespace network = NetworkNamespace.create()) {
            network.ip("link", "add", "dev", "can0", "type", "vcan");
            network.ip("link", "set", "can0", "up");
            int index = Integer.parseInt(network.exec("cat", "/sys/class/net/can0/ifindex").trim());
            try (Socket sender = can(network, SocketType.SOCK_RAW, Protocol.CAN_RAW);
                    Socket raw = can(network, SocketType.SOCK_RAW, Protocol.CAN_RAW);
                    Socket isoTp = can(network, SocketType.SOCK_DGRAM, Protocol.CAN_ISOTP);
                    Socket first = can(network, SocketType.SOCK_DGRAM, Protocol.CAN_J1939);
                    Socket second = can(network, SocketType.SOCK_DGRAM, Protocol.CAN_J1939)) {
                CanEndpoint bus = new CanEndpoint.Raw(index);
                sender.bind(bus);
                raw.bind(bus);
                assertThat(raw.localEndpoint()).isEqualTo(bus);
                sender.send(HexFormat.of().parseHex("23010000010000002a00000000000000"));
                assertThat(raw.recvFrom(100).from()).isEqualTo(bus);

                CanEndpoint tp = new CanEndpoint.IsoTp(index, 0x123, 0x321);
                isoTp.bind(tp);
                assertThat(isoTp.localEndpoint()).isEqualTo(tp);

                first.bind(new CanEndpoint.J1939(index, 0, 0x40000, 0x20));
                second.bind(new CanEndpoint.J1939(index, 0, 0x40000, 0x30));
                assertThat(second.localEndpoint())
                        .isEqualTo(new CanEndpoint.J1939(index, 0, 0x40000, 0x30));
                first.sendTo("ola".getBytes(UTF_8), new CanEndpoint.J1939(index, 0, 0x12300, 0x30));
                Datagram heard = second.recvFrom(100);
                assertThat(heard.data()).asString(UTF_8).isEqualTo("ola");
                CanEndpoint.J1939 from = (CanEndpoint.J1939) heard.from();
                assertThat(from.address()).isEqualTo(0x20);
                assertThat(from.pgn()).isEqualTo(0x12300);
            }
        }
    }

    private static Socket can(NetworkNamespace network, SocketType type, Protocol protocol)
            throws Exception {
        return network.call(() -> open(Family.AF_CAN, type, protocol));
    }

    @Test
    void alg_sha256_isThatOfTheStandard() throws Exception {
        assume(Family.AF_ALG, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT);
        try (Socket algorithm = open(Family.AF_ALG, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT)) {
            algorithm.bind(new AlgEndpoint("hash", "sha256"));
            try (Socket operation = algorithm.accept()) {
                operation.timeout(SOON);
                operation.send("abc".getBytes(UTF_8));
                Datagram digest = operation.recvFrom(32);
                assertThat(HexFormat.of().formatHex(digest.data()))
                        .isEqualTo(
                                "ba7816bf8f01cfea414140de5dae2223"
                                        + "b00361a396177a9cb410ff61f20015ad");
                assertThat(digest.from().family()).isEqualTo(Family.AF_ALG);
            }
        }
    }

    @Test
    void tipc_serviceRangeAndSocket_areAnswered() throws Exception {
        assume(Family.AF_TIPC, SocketType.SOCK_RDM, Protocol.DEFAULT);
        int service = 0x5eed;
        try (Socket server = open(Family.AF_TIPC, SocketType.SOCK_RDM, Protocol.DEFAULT);
                Socket client = open(Family.AF_TIPC, SocketType.SOCK_RDM, Protocol.DEFAULT)) {
            server.bind(new TipcEndpoint.Range(service, 5, 9, TipcEndpoint.TIPC_NODE_SCOPE));
            client.sendTo("ola".getBytes(UTF_8), new TipcEndpoint.Service(service, 7, 0, 0));
            Datagram heard = server.recvFrom(100);
            assertThat(heard.data()).asString(UTF_8).isEqualTo("ola");
            TipcEndpoint.SocketId from = (TipcEndpoint.SocketId) heard.from();
            TipcEndpoint.SocketId local = (TipcEndpoint.SocketId) client.localEndpoint();
            assertThat(from.ref()).isEqualTo(local.ref());
            server.sendTo("oi".getBytes(UTF_8), from);
            assertThat(client.recv(100)).asString(UTF_8).isEqualTo("oi");
        }
        try (SocketPair pair = Socket.pair(Family.AF_TIPC, SocketType.SOCK_SEQPACKET)) {
            pair.first().send("ola".getBytes(UTF_8));
            pair.second().timeout(SOON);
            assertThat(pair.second().recv(100)).asString(UTF_8).isEqualTo("ola");
        }
    }

    @Test
    void vsock_loopback_echoesAndKnowsItsNames() throws Exception {
        assume(Family.AF_VSOCK, SocketType.SOCK_STREAM, Protocol.DEFAULT);
        Capability.probed("needs a kernel with vsock_loopback", EndpointsTest::vsockLoops).assume();
        for (SocketType type :
                new SocketType[] {SocketType.SOCK_STREAM, SocketType.SOCK_SEQPACKET}) {
            try (Socket server = open(Family.AF_VSOCK, type, Protocol.DEFAULT);
                    Socket client = open(Family.AF_VSOCK, type, Protocol.DEFAULT)) {
                server.bind(
                        new VsockEndpoint(
                                VsockEndpoint.VMADDR_CID_ANY, VsockEndpoint.VMADDR_PORT_ANY));
                server.listen();
                int port = ((VsockEndpoint) server.localEndpoint()).port();
                Endpoint at = new VsockEndpoint(VsockEndpoint.VMADDR_CID_LOCAL, port);
                client.connect(at);
                try (Socket connection = server.accept()) {
                    connection.timeout(SOON);
                    client.sendAll("ola".getBytes(UTF_8));
                    Datagram heard = connection.recvFrom(100);
                    assertThat(heard.data()).asString(UTF_8).isEqualTo("ola");
                    // The client's own name has any CID; the server sees where it came from.
                    int from = ((VsockEndpoint) client.localEndpoint()).port();
                    assertThat(heard.from())
                            .isEqualTo(new VsockEndpoint(VsockEndpoint.VMADDR_CID_LOCAL, from));
                    assertThat(client.remoteEndpoint()).isEqualTo(at);
                }
            }
        }
    }

    private static boolean vsockLoops() throws IOException {
        try (Socket server =
                        Socket.open(Family.AF_VSOCK, SocketType.SOCK_STREAM, Protocol.DEFAULT);
                Socket client =
                        Socket.open(Family.AF_VSOCK, SocketType.SOCK_STREAM, Protocol.DEFAULT)) {
            server.bind(new VsockEndpoint(-1, -1));
            server.listen();
            client.timeout(Duration.ofSeconds(2));
            client.connect(new VsockEndpoint(1, ((VsockEndpoint) server.localEndpoint()).port()));
            return true;
        }
    }

    @Test
    void qrtr_onThisNode_echoes() throws Exception {
        assume(Family.AF_QIPCRTR, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        try (Socket server = open(Family.AF_QIPCRTR, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
                Socket client = open(Family.AF_QIPCRTR, SocketType.SOCK_DGRAM, Protocol.DEFAULT)) {
            QrtrEndpoint unbound = (QrtrEndpoint) server.localEndpoint();
            server.bind(new QrtrEndpoint(unbound.node(), 0));
            client.bind(new QrtrEndpoint(unbound.node(), 0));
            QrtrEndpoint at = (QrtrEndpoint) server.localEndpoint();
            assertThat(at.port()).isNotZero();
            client.sendTo("ola1".getBytes(UTF_8), at);
            Datagram heard = server.recvFrom(100);
            assertThat(heard.data()).asString(UTF_8).isEqualTo("ola1");
            assertThat(heard.from()).isEqualTo(client.localEndpoint());
        }
    }

    @Test
    void rds_byInternetEndpoints_isAnswered() throws Exception {
        assume(Family.AF_RDS, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT);
        try (Socket server = open(Family.AF_RDS, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT);
                Socket client = open(Family.AF_RDS, SocketType.SOCK_SEQPACKET, Protocol.DEFAULT)) {
            server.bind(Inet4Endpoint.LOOPBACK);
            client.bind(Inet4Endpoint.LOOPBACK);
            client.sendTo("ola".getBytes(UTF_8), server.localEndpoint());
            Datagram heard = server.recvFrom(100);
            assertThat(heard.data()).asString(UTF_8).isEqualTo("ola");
            assertThat(heard.from()).isEqualTo(client.localEndpoint());
        }
    }

    @Test
    void bluetooth_names_haveTheSizesThatTellThemApart() throws Exception {
        assume(Family.AF_BLUETOOTH, SocketType.SOCK_RAW, Protocol.BTPROTO_HCI);
        try (Socket hci = open(Family.AF_BLUETOOTH, SocketType.SOCK_RAW, Protocol.BTPROTO_HCI)) {
            hci.bind(
                    new BluetoothEndpoint.Hci(
                            BluetoothEndpoint.HCI_DEV_NONE, BluetoothEndpoint.HCI_CHANNEL_CONTROL));
            assertThat(hci.isOpen()).isTrue();
        }
        assume(Family.AF_BLUETOOTH, SocketType.SOCK_SEQPACKET, Protocol.BTPROTO_L2CAP);
        try (Socket l2cap =
                open(Family.AF_BLUETOOTH, SocketType.SOCK_SEQPACKET, Protocol.BTPROTO_L2CAP)) {
            BluetoothEndpoint at = new BluetoothEndpoint.L2cap(0, 0x1001, 0, 0);
            l2cap.bind(at);
            assertThat(l2cap.localEndpoint()).isEqualTo(at);
        }
        assume(Family.AF_BLUETOOTH, SocketType.SOCK_SEQPACKET, Protocol.BTPROTO_SCO);
        try (Socket sco =
                open(Family.AF_BLUETOOTH, SocketType.SOCK_SEQPACKET, Protocol.BTPROTO_SCO)) {
            sco.bind(new BluetoothEndpoint.Sco(0));
            assertThat(sco.localEndpoint()).isEqualTo(new BluetoothEndpoint.Sco(0));
        }
        assume(Family.AF_BLUETOOTH, SocketType.SOCK_STREAM, Protocol.BTPROTO_RFCOMM);
        try (Socket rfcomm =
                open(Family.AF_BLUETOOTH, SocketType.SOCK_STREAM, Protocol.BTPROTO_RFCOMM)) {
            BluetoothEndpoint at = new BluetoothEndpoint.Rfcomm(0, 3);
            rfcomm.bind(at);
            assertThat(rfcomm.localEndpoint()).isEqualTo(at);
        }
    }
}
