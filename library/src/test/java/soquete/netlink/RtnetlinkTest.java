package soquete.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.netdevice.InterfaceFlags;
import soquete.option.SolSocket;
import soquete.testkit.Descriptors;
import soquete.testkit.NetworkNamespace;

@Timeout(60)
class RtnetlinkTest {
    private NetworkNamespace own;
    private NetworkNamespace other;
    private Rtnetlink net;

    @BeforeEach
    void network() throws Exception {
        NetworkNamespace.available().assume();
        own = NetworkNamespace.create();
        other = NetworkNamespace.create();
        own.join("veth0", other, "veth1");
        net = own.call(Rtnetlink::open);
    }

    @AfterEach
    void noNetwork() {
        if (net != null) {
            net.close();
        }
        if (other != null) {
            other.close();
        }
        if (own != null) {
            own.close();
        }
    }

    @Test
    void links_ofANamespace_areWhatIpSays() throws Exception {
        own.ip("link", "set", "veth0", "mtu", "1234", "txqueuelen", "55", "alias", "the wire");
        List<Link> links = net.links();
        String ip = own.exec("ip", "-j", "-s", "-d", "link", "show");
        assertThat(links).extracting(Link::name).containsExactlyElementsOf(all(ip, "ifname"));
        assertThat(links)
                .extracting(l -> Integer.toString(l.index()))
                .containsExactlyElementsOf(all(ip, "ifindex"));
        assertThat(links)
                .extracting(l -> Integer.toString(l.mtu()))
                .containsExactlyElementsOf(all(ip, "mtu"));
        assertThat(links)
                .extracting(l -> l.address().orElseThrow().toString())
                .containsExactlyElementsOf(all(ip, "address"));
        Link veth = net.link("veth0");
        assertThat(veth.name()).isEqualTo("veth0");
        assertThat(net.link(veth.index()).address()).isEqualTo(veth.address());
        assertThat(veth.mtu()).isEqualTo(1234);
        assertThat(veth.transmitQueueLength()).isEqualTo(55);
        assertThat(veth.alias()).contains("the wire");
        assertThat(veth.kind()).contains("veth");
        assertThat(veth.type()).isEqualTo(1);
        assertThat(veth.state()).isEqualTo(Link.IF_OPER_UP);
        assertThat(veth.flags().has(InterfaceFlags.IFF_LOWER_UP)).isTrue();
        Link lo = links.getFirst();
        assertThat(lo.kind()).isEmpty();
        assertThat(lo.flags().has(InterfaceFlags.IFF_LOOPBACK)).isTrue();
    }

    @Test
    void statistics_ofLoopback_countItsBytes() throws Exception {
        LinkStatistics before = net.link("lo").statistics().orElseThrow();
        try (Socket udp = own.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM))) {
            udp.bind(Inet4Endpoint.LOOPBACK);
            udp.sendTo(new byte[100], udp.localEndpoint());
            assertThat(udp.recv(200)).hasSize(100);
        }
        LinkStatistics after = net.link("lo").statistics().orElseThrow();
        assertThat(after.rxPackets() - before.rxPackets()).isEqualTo(1);
        assertThat(after.txBytes() - before.txBytes()).isEqualTo(100 + 8 + 20);
    }

    @Test
    void address_addedAndRemoved_isWhatIpSays() throws Exception {
        int veth = net.link("veth0").index();
        IpPrefix four = IpPrefix.parse("10.1.2.3/24");
        IpPrefix six = IpPrefix.parse("2001:db8::7/64");
        net.addAddress(veth, four);
        net.addAddress(veth, six);
        assertThat(own.exec("ip", "addr", "show", "dev", "veth0"))
                .contains("inet 10.1.2.3/24 brd 10.1.2.255 scope global veth0")
                .contains("inet6 2001:db8::7/64 scope global");
        List<InterfaceAddress> addresses = net.addresses();
        assertThat(addresses)
                .filteredOn(a -> a.device() == veth && a.scope() == 0)
                .extracting(InterfaceAddress::prefix)
                .containsExactlyInAnyOrder(four, six);
        InterfaceAddress found =
                addresses.stream().filter(a -> a.prefix().equals(four)).findFirst().orElseThrow();
        assertThat(found.label()).contains("veth0");
        assertThat(found.broadcast()).contains(InetAddress.ofLiteral("10.1.2.255"));
        assertThat(found.peer()).isEmpty();
        String ip = own.exec("ip", "-j", "addr", "show");
        assertThat(addresses)
                .extracting(a -> a.prefix().address())
                .containsExactlyInAnyOrderElementsOf(
                        all(ip, "local").stream().map(InetAddress::ofLiteral).toList());
        assertThatThrownBy(() -> net.addAddress(veth, four))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EEXIST))
                .hasMessageContaining("netlink message of type 20")
                .hasMessageContaining("it exists already");
        net.removeAddress(veth, four);
        assertThat(own.exec("ip", "addr", "show", "dev", "veth0")).doesNotContain("10.1.2.3");
        assertThatThrownBy(() -> net.removeAddress(veth, four))
                .isInstanceOfSatisfying(
                        ErrnoException.class,
                        e -> assertThat(e.errno()).isEqualTo(Errno.EADDRNOTAVAIL));
    }

    @Test
    void refusal_withTheKernelsWords_carriesThem() throws Exception {
        int veth = net.link("veth0").index();
        assertThatThrownBy(() -> net.setMtu(veth, 1_000_000))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL))
                .hasMessageContaining("(\"mtu greater than device maximum\")");
        assertThatThrownBy(() -> net.link("no-such"))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV));
    }

    @Test
    void routes_ofAllKinds_areRead() throws Exception {
        int veth = net.link("veth0").index();
        net.addAddress(veth, IpPrefix.parse("10.1.2.3/24"));
        net.addRoute(
                IpPrefix.parse("10.9.0.0/16"),
                Optional.of(InetAddress.ofLiteral("10.1.2.1")),
                veth);
        own.ip("route", "add", "default", "via", "10.1.2.9", "metric", "77");
        own.ip("route", "add", "blackhole", "10.66.0.0/16", "table", "1000");
        own.ip("route", "add", "10.5.0.0/16", "via", "inet6", "fe80::9", "dev", "veth0");
        own.ip(
                "route",
                "add",
                "10.8.0.0/16",
                "nexthop",
                "via",
                "10.1.2.4",
                "weight",
                "3",
                "nexthop",
                "via",
                "10.1.2.5");
        List<Route> routes = net.routes();
        Route plain = route(routes, "10.9.0.0/16");
        assertThat(plain.gateway()).contains(InetAddress.ofLiteral("10.1.2.1"));
        assertThat(plain.device()).contains(veth);
        assertThat(plain.protocol()).isEqualTo(4);
        assertThat(plain.table()).isEqualTo(254);
        Route fallback = route(routes, "0.0.0.0/0");
        assertThat(fallback.gateway()).contains(InetAddress.ofLiteral("10.1.2.9"));
        assertThat(fallback.metric()).contains(77);
        Route hole = route(routes, "10.66.0.0/16");
        assertThat(hole.type()).isEqualTo(6);
        assertThat(hole.table()).isEqualTo(1000);
        assertThat(route(routes, "10.5.0.0/16").gateway())
                .contains(InetAddress.ofLiteral("fe80::9"));
        assertThat(route(routes, "10.8.0.0/16").ways())
                .containsExactly(
                        new Route.Way(Optional.of(InetAddress.ofLiteral("10.1.2.4")), veth, 3),
                        new Route.Way(Optional.of(InetAddress.ofLiteral("10.1.2.5")), veth, 1));
        Route connected = route(routes, "10.1.2.0/24");
        assertThat(connected.source()).contains(InetAddress.ofLiteral("10.1.2.3"));
        assertThat(connected.scope()).isEqualTo(253);
        assertThat(route(routes, "127.0.0.1/32").table()).isEqualTo(255);
        Route taken = net.routeTo(InetAddress.ofLiteral("10.9.3.3"));
        assertThat(taken.gateway()).contains(InetAddress.ofLiteral("10.1.2.1"));
        assertThat(taken.source()).contains(InetAddress.ofLiteral("10.1.2.3"));
        net.removeRoute(
                IpPrefix.parse("10.9.0.0/16"),
                Optional.of(InetAddress.ofLiteral("10.1.2.1")),
                veth);
        assertThat(own.exec("ip", "route")).doesNotContain("10.9.0.0/16");
    }

    @Test
    void neighbours_onePermanent_isRead() throws Exception {
        own.ip("addr", "add", "10.1.2.3/24", "dev", "veth0");
        own.ip(
                "neigh",
                "add",
                "10.1.2.7",
                "lladdr",
                "02:00:00:00:00:07",
                "nud",
                "permanent",
                "dev",
                "veth0");
        List<Neighbour> found =
                net.neighbours().stream()
                        .filter(n -> n.address().equals(Optional.of(address("10.1.2.7"))))
                        .toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().state()).isEqualTo(Neighbour.NUD_PERMANENT);
        assertThat(found.getFirst().hardware().orElseThrow()).hasToString("02:00:00:00:00:07");
        assertThat(found.getFirst().device()).isEqualTo(net.link("veth0").index());
    }

    @Test
    void changes_ofLinkAndAddress_areSeenAsEvents() throws Exception {
        int veth = net.link("veth0").index();
        try (NetlinkEvents events = own.call(Rtnetlink::changes)) {
            events.timeout(Duration.ofSeconds(10));
            net.setUp(veth, false);
            RouteEvent.OfLink down = next(events, RouteEvent.OfLink.class);
            assertThat(down.link().index()).isEqualTo(veth);
            assertThat(down.gone()).isFalse();
            assertThat(down.link().flags().has(InterfaceFlags.IFF_UP)).isFalse();
            net.addAddress(veth, IpPrefix.parse("10.1.2.3/24"));
            assertThat(of(events, "10.1.2.3/24").gone()).isFalse();
            net.removeAddress(veth, IpPrefix.parse("10.1.2.3/24"));
            assertThat(of(events, "10.1.2.3/24").gone()).isTrue();
        }
    }

    @Test
    void next_closedMeanwhile_endsOnBothKindsOfThread() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService platform = Executors.newSingleThreadExecutor()) {
            for (ExecutorService executor : List.of(threads, platform)) {
                NetlinkEvents events = own.call(Rtnetlink::changes);
                Future<NetlinkMessage> waiting = executor.submit(events::next);
                assertThatThrownBy(
                                () -> waiting.get(50, java.util.concurrent.TimeUnit.MILLISECONDS))
                        .isInstanceOf(java.util.concurrent.TimeoutException.class);
                events.close();
                assertThatThrownBy(waiting::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(AsynchronousCloseException.class);
            }
        }
    }

    @Test
    void next_afterMoreThanTheBufferHolds_saysThatMessagesWereLost() throws Exception {
        int veth = net.link("veth0").index();
        try (NetlinkEvents events = own.call(Rtnetlink::changes)) {
            events.timeout(Duration.ofSeconds(10));
            events.socket().set(SolSocket.SO_RCVBUF, 4096);
            for (int i = 0; i < 40; i++) {
                net.setMtu(veth, 1300 + i);
            }
            assertThatThrownBy(
                            () -> {
                                while (true) {
                                    events.next();
                                }
                            })
                    .isInstanceOf(NetlinkOverrunException.class)
                    .hasMessageContaining("ENOBUFS");
        }
    }

    @Test
    void dump_thatWasGivenUp_doesNotDisturbTheNext() throws Exception {
        for (int i = 0; i < 60; i++) {
            own.ip("route", "add", "blackhole", "10.7." + i + ".0/24");
        }
        Netlink netlink = net.netlink();
        NetlinkWriter header = new NetlinkWriter().header(new byte[12]);
        NetlinkMessage request = NetlinkMessage.of(26, 0, header);
        assertThatThrownBy(
                        () ->
                                netlink.dump(
                                        request,
                                        message -> {
                                            throw new IllegalStateException("enough");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
        assertThat(net.links()).extracting(Link::name).containsExactly("lo", "veth0");
        List<NetlinkMessage> streamed = new ArrayList<>();
        assertThat(netlink.dump(request, streamed::add)).isTrue();
        assertThat(streamed).hasSizeGreaterThan(60);
        assertThat(net.routes()).hasSizeGreaterThan(60);
    }

    @Test
    void open_andClose_leaveNoDescriptor() throws Exception {
        Descriptors before = Descriptors.ofThisProcess().sockets();
        Rtnetlink.open().close();
        Rtnetlink.changes().close();
        assertThatThrownBy(() -> Netlink.events(new Protocol(0), 5000).close())
                .isInstanceOf(ErrnoException.class);
        assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
    }

    /// The next event of this address: the kernel also gives and takes link-local ones.
    private static RouteEvent.OfAddress of(NetlinkEvents events, String prefix) throws Exception {
        RouteEvent.OfAddress event = next(events, RouteEvent.OfAddress.class);
        while (!event.address().prefix().equals(IpPrefix.parse(prefix))) {
            event = next(events, RouteEvent.OfAddress.class);
        }
        return event;
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }

    private static Route route(List<Route> routes, String destination) {
        List<Route> found =
                routes.stream()
                        .filter(r -> r.destination().equals(IpPrefix.parse(destination)))
                        .toList();
        assertThat(found).as(destination).hasSize(1);
        return found.getFirst();
    }

    private static <T> T next(NetlinkEvents events, Class<T> type) throws Exception {
        while (true) {
            RouteEvent event = RouteEvent.of(events.next());
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }

    private static List<String> all(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\":\"?([^\",}]+)").matcher(json);
        return matcher.results().map(found -> found.group(1)).toList();
    }
}
