package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.option.DmabufToken;
import soquete.option.In6FlowlabelReq;
import soquete.option.In6Pktinfo;
import soquete.option.Ip6Mtuinfo;
import soquete.option.IpMtuDiscover;
import soquete.option.Linger;
import soquete.option.Option;
import soquete.option.PacketMreq;
import soquete.option.Shape;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolNetlink;
import soquete.option.SolPacket;
import soquete.option.SolSocket;
import soquete.option.SolTcp;
import soquete.option.TpacketReq;
import soquete.posix.SysSocket;
import soquete.testkit.Capability;
import soquete.testkit.Needs;

/// Options that need a state of the socket, and what they do then.
@Timeout(60)
class OptionStateTest {
    @Test
    void mtu_ofAConnectedSocket_isTheOneOfLoopback() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                Socket alone = Loopback.datagram(Family.AF_INET)) {
            assertThat(pair.client().get(SolIp.IP_MTU)).isBetween(1500, 65_535);
            assertThatThrownBy(() -> alone.get(SolIp.IP_MTU))
                    .hasMessageContaining("ENOTCONN")
                    .hasMessageContaining("not connected");
        }
    }

    @Test
    @Needs(ipv6 = true)
    void mtu6_ofAConnectedSocket_isTheOneOfLoopback() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET6)) {
            int mtu = pair.client().get(SolIpv6.IPV6_MTU);
            assertThat(mtu).isBetween(1280, 65_536);
            Ip6Mtuinfo path = pair.client().get(SolIpv6.IPV6_PATHMTU);
            assertThat(path.mtu()).isEqualTo(mtu);
            assertThat(path.address()).isEqualTo(Inet6Endpoint.ANY);
            pair.client().set(SolIpv6.IPV6_MTU, 1280);
            assertThat(pair.client().get(SolIpv6.IPV6_PATHMTU)).isEqualTo(path);
        }
    }

    @Test
    void dontFragment_largerThanTheMtu_isEmsgsize() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            Socket socket = pair.client();
            socket.set(SolIp.IP_MTU_DISCOVER, IpMtuDiscover.IP_PMTUDISC_DO);
            assertThat(socket.get(SolIp.IP_MTU_DISCOVER)).hasToString("IP_PMTUDISC_DO");
            assertThatThrownBy(() -> socket.send(new byte[65_507 + 1]))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EMSGSIZE");
            assertThatThrownBy(() -> socket.set(SolIp.IP_MTU_DISCOVER, new IpMtuDiscover(99)))
                    .hasMessageContaining("EINVAL")
                    .hasMessageContaining("out of range");
        }
    }

    @Test
    @Needs(ipv6 = true)
    void addressForm_ofAMappedConnection_becomesIpv4() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET);
                Socket client = Socket.open(Family.AF_INET6, SocketType.SOCK_STREAM)) {
            int port = ((InetEndpoint) listener.localEndpoint()).port();
            client.connect(new Inet6Endpoint(0, 0xffff_7f00_0001L, port, 0, 0));
            assertThat(client.get(SolIpv6.IPV6_ADDRFORM)).isEqualTo(Family.AF_INET6);
            client.set(SolIpv6.IPV6_ADDRFORM, Family.AF_INET);
            assertThat(client.get(SolSocket.SO_DOMAIN)).isEqualTo(Family.AF_INET);
        }
    }

    @Test
    @Needs(ipv6 = true)
    void stickyInfo_choosesTheSource() throws Exception {
        try (Socket sender = Socket.open(Family.AF_INET6, SocketType.SOCK_DGRAM);
                Socket receiver = Loopback.datagram(Family.AF_INET6)) {
            sender.set(SolIpv6.IPV6_PKTINFO, new In6Pktinfo(Inet6Endpoint.LOOPBACK, 1));
            sender.sendTo(new byte[] {5}, receiver.localEndpoint());
            InetEndpoint from = (InetEndpoint) receiver.recvFrom(1).from();
            assertThat(from.host()).isEqualTo("::1");
        }
    }

    @Test
    @Needs(ipv6 = true)
    void flowLabel_isLeasedAndGivenBack() throws Exception {
        // Given back, a label still belongs to the process for a while: each run takes another.
        int label = ThreadLocalRandom.current().nextInt(1, 1 << 20);
        try (Socket socket = Loopback.datagram(Family.AF_INET6)) {
            In6FlowlabelReq lease =
                    new In6FlowlabelReq(Inet6Endpoint.LOOPBACK, label, 0, 1, 1, 60, 6);
            socket.set(SolIpv6.IPV6_FLOWLABEL_MGR, lease);
            socket.set(
                    SolIpv6.IPV6_FLOWLABEL_MGR,
                    new In6FlowlabelReq(Inet6Endpoint.LOOPBACK, label, 1, 0, 0, 0, 0));
            assertThatThrownBy(() -> new In6FlowlabelReq(Inet6Endpoint.ANY, 1 << 20, 0, 0, 0, 0, 0))
                    .hasMessageContaining("flr_label");
        }
    }

    @Test
    void packetOptions_ofAConnection_areControlMessages() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().set(SolIp.IP_PKTINFO, true);
            byte[] messages = pair.client().get(SolIp.IP_PKTOPTIONS);
            assertThat(messages.length).isGreaterThanOrEqualTo(16);
        }
        try (Loopback.Pair pair = Loopback.Pair.tcp(Family.AF_INET6)) {
            assertThat(pair.client().get(SolIpv6.IPV6_2292PKTOPTIONS)).isEmpty();
        }
    }

    @Test
    void originalDestination_ofAConnectionThatWasNotRedirected_isRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Loopback.Pair pair6 = Loopback.Pair.tcp(Family.AF_INET6)) {
            assertThatThrownBy(() -> pair.server().get(SolIp.SO_ORIGINAL_DST))
                    .isInstanceOf(ErrnoException.class);
            assertThatThrownBy(() -> pair6.server().get(SolIpv6.IP6T_SO_ORIGINAL_DST))
                    .isInstanceOf(ErrnoException.class);
        }
    }

    @Test
    @Needs(root = true)
    void rawSockets_haveOptionsOfTheirOwn() throws Exception {
        try (Socket raw = Socket.open(Family.AF_INET, SocketType.SOCK_RAW, new Protocol(200));
                Socket raw6 =
                        Socket.open(Family.AF_INET6, SocketType.SOCK_RAW, new Protocol(255))) {
            raw.set(SolIp.IP_ROUTER_ALERT, 1);
            assertThatThrownBy(() -> raw.set(SolIp.IP_ROUTER_ALERT, 1))
                    .hasMessageContaining("EADDRINUSE");
            raw6.set(SolIpv6.IPV6_ROUTER_ALERT, 1);
            if (Capability.kernel("6.4").isPresent()) {
                assertThat(raw.get(SolIp.IP_PROTOCOL)).isEqualTo(200);
            }
        }
    }

    @Test
    void deviceMemory_ofASocketThatHasNone_freesNothingOrIsRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            assertThatThrownBy(
                            () ->
                                    pair.client()
                                            .set(SolSocket.SO_DEVMEM_DONTNEED, new DmabufToken[0]))
                    .isInstanceOf(ErrnoException.class);
        }
    }

    @Test
    void thinDupack_hasNoEffect() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().set(SolTcp.TCP_THIN_DUPACK, false);
            assertThat(pair.client().get(SolTcp.TCP_THIN_DUPACK)).isFalse();
        }
    }

    @Test
    void netlinkGroups_joinedAndLeft_areInTheList() throws Exception {
        try (Socket socket = Socket.open(Family.AF_NETLINK, SocketType.SOCK_RAW)) {
            socket.set(SolNetlink.NETLINK_ADD_MEMBERSHIP, 1);
            socket.set(SolNetlink.NETLINK_ADD_MEMBERSHIP, 33);
            int[] groups = socket.get(SolNetlink.NETLINK_LIST_MEMBERSHIPS);
            assertThat(groups[0] & 1).isEqualTo(1);
            assertThat(groups[1] & 1).isEqualTo(1);
            socket.set(SolNetlink.NETLINK_DROP_MEMBERSHIP, 33);
            assertThat(socket.get(SolNetlink.NETLINK_LIST_MEMBERSHIPS)[1] & 1).isZero();
        }
    }

    @Test
    @Needs(root = true)
    void packetSocket_answersForItsVersion() throws Exception {
        try (Socket socket =
                Socket.open(Family.AF_PACKET, SocketType.SOCK_RAW, new Protocol(0x0300))) {
            assertThat(socket.get(SolPacket.PACKET_HDRLEN, 1)).isEqualTo(32);
            assertThat(socket.get(SolPacket.PACKET_HDRLEN, 2)).isEqualTo(48);
            assertThat(socket.get(SolPacket.PACKET_STATISTICS).freezeCount()).isEmpty();
            socket.set(SolPacket.PACKET_VERSION, 2);
            assertThat(socket.get(SolPacket.PACKET_STATISTICS).freezeCount()).hasValue(0);
            TpacketReq ring = TpacketReq.of(1 << 16, 2, 2048, 64);
            socket.set(SolPacket.PACKET_RX_RING, ring);
            socket.set(SolPacket.PACKET_RX_RING, TpacketReq.of(0, 0, 0, 0));
            socket.set(SolPacket.PACKET_TX_RING, ring);
            socket.set(SolPacket.PACKET_ADD_MEMBERSHIP, PacketMreq.promiscuous(1));
            socket.set(SolPacket.PACKET_DROP_MEMBERSHIP, PacketMreq.promiscuous(1));
            assertThatThrownBy(() -> socket.get(SolPacket.PACKET_ROLLOVER_STATS))
                    .hasMessageContaining("EINVAL");
        }
    }

    /// Our sockets do not block in the kernel: the time limit is `timeout()`.
    @Test
    void receiveTimeoutOfTheKernel_hasNoEffectOnOurs() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            socket.set(SolSocket.SO_RCVTIMEO, Duration.ofMillis(1));
            assertThat(socket.get(SolSocket.SO_RCVTIMEO))
                    .isBetween(Duration.ofMillis(1), Duration.ofMillis(10));
            socket.timeout(Duration.ofMillis(200));
            long start = System.nanoTime();
            assertThatThrownBy(() -> socket.recv(1)).isInstanceOf(DeadlineException.class);
            assertThat(System.nanoTime() - start).isGreaterThan(190_000_000L);
        }
    }

    @Test
    void bindToDevice_limitsWhatArrives_andUnbinds() throws Exception {
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            assertThatThrownBy(() -> socket.set(SolSocket.SO_BINDTODEVICE, "no-such-dev"))
                    .hasMessageContaining("ENODEV")
                    .hasMessageContaining("no such interface");
            socket.set(SolSocket.SO_BINDTODEVICE, "lo");
            assertThat(socket.get(SolSocket.SO_BINDTOIFINDEX)).isEqualTo(1);
            socket.set(SolSocket.SO_BINDTODEVICE, "");
            assertThat(socket.get(SolSocket.SO_BINDTODEVICE)).isEmpty();
        }
    }

    @Test
    void rawBytes_ofAnyOption_inBothDirections() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            Option<byte[]> ttl = new Option<>("IP_TTL", 0, 2, Shape.BYTES);
            socket.set(ttl, new byte[] {9, 0, 0, 0});
            assertThat(socket.get(ttl)).containsExactly(9, 0, 0, 0);
            assertThat(socket.getRaw(0, 2, 2)).hasSizeLessThan(4);
            assertThat(socket.getRaw(0, 2, 4096)).containsExactly(9, 0, 0, 0);
            socket.setRaw(1, 13, new byte[] {1, 0, 0, 0, 3, 0, 0, 0});
            assertThat(socket.get(SolSocket.SO_LINGER)).isEqualTo(new Linger(true, 3));
            assertThat(SysSocket.getsockopt(socket.fd(), 0, 2, 4)).containsExactly(9, 0, 0, 0);
            SysSocket.setsockopt(socket.fd(), 0, 2, new byte[] {8, 0, 0, 0});
            assertThat(socket.get(SolIp.IP_TTL)).isEqualTo(8);
            assertThatThrownBy(() -> socket.getRaw(0, 2, -1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> socket.setRaw(77, 99, new byte[70_000]))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("level 77 option 99");
        }
    }

    /// Python's fifth form: a null pointer with a length. Most options answer EFAULT or EINVAL.
    @Test
    void nullPointerWithALength_reachesTheKernel() throws Exception {
        Option<Integer> device = new Option<>("SO_BINDTODEVICE", 1, 25, Shape.LENGTH);
        Option<Integer> ttl = new Option<>("IP_TTL", 0, 2, Shape.LENGTH);
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            socket.set(SolSocket.SO_BINDTODEVICE, "lo");
            socket.set(device, 0);
            assertThat(socket.get(SolSocket.SO_BINDTODEVICE)).isEmpty();
            assertThatThrownBy(() -> socket.set(ttl, 4))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EFAULT");
        }
    }

    @Test
    void option_setBetweenOpenAndConnect_isInForce() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET);
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            client.set(SolIp.IP_BIND_ADDRESS_NO_PORT, true);
            client.bind(Inet4Endpoint.LOOPBACK);
            assertThat(((InetEndpoint) client.localEndpoint()).port()).isZero();
            client.connect(listener.localEndpoint());
            assertThat(((InetEndpoint) client.localEndpoint()).port()).isPositive();
        }
    }
}
