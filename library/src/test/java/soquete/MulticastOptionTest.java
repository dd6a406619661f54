package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;
import soquete.option.IpMreqSource;
import soquete.option.IpMreqn;
import soquete.option.IpMsfilter;
import soquete.option.Ipv6Mreq;
import soquete.option.MulticastFilter;
import soquete.option.MulticastMembership;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.testkit.NetworkNamespace;

/// Groups and sources, with datagrams from one network to another.
@Timeout(60)
class MulticastOptionTest {
    private static final Duration QUIET = Duration.ofMillis(100);

    private static NetworkNamespace here;
    private static NetworkNamespace there;

    @BeforeAll
    static void join() throws Exception {
        NetworkNamespace.available().assume();
        here = NetworkNamespace.create();
        there = NetworkNamespace.create();
        here.join("va", there, "vb");
        here.ip("addr", "add", "10.9.0.1/24", "dev", "va");
        there.ip("addr", "add", "10.9.0.2/24", "dev", "vb");
        there.ip("addr", "add", "10.9.0.3/24", "dev", "vb");
        here.ip("addr", "add", "fd09::1/64", "dev", "va", "nodad");
        there.ip("addr", "add", "fd09::2/64", "dev", "vb", "nodad");
        there.ip("addr", "add", "fd09::3/64", "dev", "vb", "nodad");
    }

    @AfterAll
    static void close() {
        if (there != null) {
            there.close();
        }
        if (here != null) {
            here.close();
        }
    }

    /// A version of IP: its group and the two senders of the other network.
    private record Net(Family family, String group, String one, String other) {
        static Net of(int version) {
            return version == 4
                    ? new Net(Family.AF_INET, "239.1.2.3", "10.9.0.2", "10.9.0.3")
                    : new Net(Family.AF_INET6, "ff15::99", "fd09::2", "fd09::3");
        }

        InetEndpoint address(String host) {
            return Endpoint.of(host, 0);
        }
    }

    private static Socket receiver(Net net) throws Exception {
        Socket socket = here.call(() -> Socket.open(net.family, SocketType.SOCK_DGRAM));
        socket.bind(net.family.equals(Family.AF_INET) ? Inet4Endpoint.ANY : Inet6Endpoint.ANY);
        socket.timeout(QUIET);
        return socket;
    }

    private static Socket sender(Net net, String host) throws Exception {
        Socket socket = there.call(() -> Socket.open(net.family, SocketType.SOCK_DGRAM));
        int index = index(there, "vb");
        if (net.family.equals(Family.AF_INET)) {
            socket.set(SolIp.IP_MULTICAST_IF, IpMreqn.onInterface(index));
        } else {
            socket.set(SolIpv6.IPV6_MULTICAST_IF, index);
        }
        socket.bind(net.address(host));
        return socket;
    }

    private static int index(NetworkNamespace in, String name) throws Exception {
        String line = in.exec("ip", "-o", "link", "show", "dev", name);
        return Integer.parseInt(line.substring(0, line.indexOf(':')));
    }

    private static boolean arrives(Socket sender, Socket receiver, Net net) throws Exception {
        int port = ((InetEndpoint) receiver.localEndpoint()).port();
        sender.sendTo(new byte[] {7}, Endpoint.of(net.group, port));
        try {
            assertThat(receiver.recv(10)).containsExactly(7);
            return true;
        } catch (DeadlineException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void anySource_joined_hearsAllUntilItLeaves(int version) throws Exception {
        Net net = Net.of(version);
        MulticastMembership group =
                MulticastMembership.of(net.address(net.group), index(here, "va"));
        try (Socket receiver = receiver(net);
                Socket one = sender(net, net.one);
                Socket other = sender(net, net.other)) {
            assertThat(arrives(one, receiver, net)).isFalse();
            receiver.join(group);
            assertThat(arrives(one, receiver, net)).isTrue();
            assertThat(arrives(other, receiver, net)).isTrue();
            assertThatThrownBy(() -> receiver.join(group)).hasMessageContaining("EADDRINUSE");

            MulticastMembership fromOne =
                    MulticastMembership.from(
                            net.address(net.one), net.address(net.group), index(here, "va"));
            receiver.block(fromOne);
            assertThat(arrives(one, receiver, net)).isFalse();
            assertThat(arrives(other, receiver, net)).isTrue();
            receiver.unblock(fromOne);
            assertThat(arrives(one, receiver, net)).isTrue();

            receiver.leave(group);
            assertThat(arrives(one, receiver, net)).isFalse();
            assertThatThrownBy(() -> receiver.leave(group))
                    .hasMessageContaining("EADDRNOTAVAIL")
                    .hasMessageContaining("not joined");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void oneSource_joined_hearsThatOneAlone(int version) throws Exception {
        Net net = Net.of(version);
        MulticastMembership fromOne =
                MulticastMembership.from(
                        net.address(net.one), net.address(net.group), index(here, "va"));
        try (Socket receiver = receiver(net);
                Socket one = sender(net, net.one);
                Socket other = sender(net, net.other)) {
            receiver.join(fromOne);
            assertThat(arrives(one, receiver, net)).isTrue();
            assertThat(arrives(other, receiver, net)).isFalse();

            var filter = version == 4 ? SolIp.MCAST_MSFILTER : SolIpv6.MCAST_MSFILTER;
            MulticastFilter question =
                    MulticastFilter.question(net.address(net.group), index(here, "va"));
            assertThat(receiver.get(filter, question))
                    .isEqualTo(
                            new MulticastFilter(
                                    net.address(net.group),
                                    index(here, "va"),
                                    MulticastFilter.MCAST_INCLUDE,
                                    List.of(net.address(net.one))));

            receiver.set(
                    filter,
                    new MulticastFilter(
                            net.address(net.group),
                            index(here, "va"),
                            MulticastFilter.MCAST_EXCLUDE,
                            List.of(net.address(net.one))));
            assertThat(arrives(one, receiver, net)).isFalse();
            assertThat(arrives(other, receiver, net)).isTrue();
        }
    }

    @Test
    void olderStructsOfIpv4_joinAndFilter() throws Exception {
        Net net = Net.of(4);
        Inet4Endpoint group = (Inet4Endpoint) net.address(net.group);
        Inet4Endpoint at = (Inet4Endpoint) Endpoint.of("10.9.0.1", 0);
        IpMreqSource one = new IpMreqSource(group, at, (Inet4Endpoint) net.address(net.one));
        try (Socket receiver = receiver(net);
                Socket sender = sender(net, net.one)) {
            receiver.set(SolIp.IP_ADD_MEMBERSHIP, IpMreqn.of(group, index(here, "va")));
            assertThat(arrives(sender, receiver, net)).isTrue();
            receiver.set(SolIp.IP_BLOCK_SOURCE, one);
            assertThat(arrives(sender, receiver, net)).isFalse();
            IpMsfilter question =
                    new IpMsfilter(group, at, MulticastFilter.MCAST_EXCLUDE, List.of());
            assertThat(receiver.get(SolIp.IP_MSFILTER, question).sources())
                    .containsExactly((Inet4Endpoint) net.address(net.one));
            receiver.set(SolIp.IP_UNBLOCK_SOURCE, one);
            receiver.set(SolIp.IP_DROP_MEMBERSHIP, IpMreqn.of(group, index(here, "va")));

            receiver.set(SolIp.IP_ADD_SOURCE_MEMBERSHIP, one);
            assertThat(arrives(sender, receiver, net)).isTrue();
            receiver.set(SolIp.IP_DROP_SOURCE_MEMBERSHIP, one);
            assertThat(arrives(sender, receiver, net)).isFalse();
        }
    }

    @Test
    void olderStructOfIpv6_joinsGroupsAndAnycast() throws Exception {
        Net net = Net.of(6);
        Ipv6Mreq group = new Ipv6Mreq((Inet6Endpoint) net.address(net.group), index(here, "va"));
        Ipv6Mreq anycast = new Ipv6Mreq((Inet6Endpoint) net.address("fd09::77"), index(here, "va"));
        try (Socket receiver = receiver(net);
                Socket sender = sender(net, net.one)) {
            receiver.set(SolIpv6.IPV6_ADD_MEMBERSHIP, group);
            assertThat(arrives(sender, receiver, net)).isTrue();
            receiver.set(SolIpv6.IPV6_DROP_MEMBERSHIP, group);
            assertThat(arrives(sender, receiver, net)).isFalse();

            receiver.set(SolIpv6.IPV6_JOIN_ANYCAST, anycast);
            assertThat(here.exec("cat", "/proc/net/anycast6"))
                    .contains("fd090000000000000000000000000077");
            receiver.set(SolIpv6.IPV6_LEAVE_ANYCAST, anycast);
            assertThat(here.exec("cat", "/proc/net/anycast6"))
                    .doesNotContain("fd090000000000000000000000000077");
        }
    }

    @Test
    void interfaceOfMulticasts_isAnsweredAsItsAddress() throws Exception {
        try (Socket socket = receiver(Net.of(4))) {
            assertThat(socket.get(SolIp.IP_MULTICAST_IF)).isEqualTo(IpMreqn.onInterface(0));
            Inet4Endpoint at = (Inet4Endpoint) Endpoint.of("10.9.0.1", 0);
            socket.set(SolIp.IP_MULTICAST_IF, new IpMreqn(Inet4Endpoint.ANY, at, 0));
            assertThat(socket.get(SolIp.IP_MULTICAST_IF))
                    .isEqualTo(new IpMreqn(Inet4Endpoint.ANY, at, 0));
        }
    }

    @Test
    void membership_thatCannotBe_isRefused() {
        InetEndpoint group = Endpoint.of("239.1.2.3", 0);
        assertThatThrownBy(() -> MulticastMembership.of(Endpoint.of("10.0.0.1", 0), 0))
                .hasMessageContaining("10.0.0.1 is no multicast address");
        assertThatThrownBy(() -> MulticastMembership.of(group, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> MulticastMembership.from(Endpoint.of("::1", 0), group, 0))
                .hasMessageContaining("another family");
        assertThatThrownBy(() -> MulticastMembership.from(group, group, 0))
                .hasMessageContaining("itself a multicast");
    }
}
