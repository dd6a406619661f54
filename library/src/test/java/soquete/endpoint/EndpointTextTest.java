package soquete.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of the families beside IP and Unix.
class EndpointTextTest {
    private static final byte[] MAC = {0, 0x11, 0x22, 0x33, 0x44, (byte) 0xff};

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("netlink:0", NetlinkEndpoint.KERNEL),
                Arguments.of("netlink:4294967295,groups=0x80000001", netlink(-1, 0x80000001)),
                Arguments.of("packet:2:0x0800", PacketEndpoint.of(EtherType.ETH_P_IP, 2)),
                Arguments.of(
                        "packet:0:0x0003,hatype=1,pkttype=4,addr=0011223344ff",
                        new PacketEndpoint(EtherType.ETH_P_ALL, 0, 1, 4, MAC)),
                Arguments.of("vsock:2:5000", new VsockEndpoint(2, 5000)),
                Arguments.of("vsock:any:any", new VsockEndpoint(-1, -1)),
                Arguments.of("vsock:3:4294967294,flags=0x1", new VsockEndpoint(3, -2, 1)),
                Arguments.of("can:0", new CanEndpoint.Raw(0)),
                Arguments.of("can-isotp:3:0x123:0x80000321", isoTp(3, 0x123, 0x80000321)),
                Arguments.of(
                        "can-j1939:3:0xffffffffffffffff:0x40000:0xff",
                        new CanEndpoint.J1939(3, -1, 0x40000, 0xff)),
                Arguments.of("alg:skcipher:cbc(aes)", new AlgEndpoint("skcipher", "cbc(aes)")),
                Arguments.of(
                        "alg:aead,feat=0x1,mask=0x80000000:authenc(hmac(sha1),cbc(aes)):x",
                        new AlgEndpoint("aead", "authenc(hmac(sha1),cbc(aes)):x", 1, 0x80000000)),
                Arguments.of("tipc:service:18888:17", new TipcEndpoint.Service(18888, 17, 0, 0)),
                Arguments.of(
                        "tipc:service:1:2,domain=3,scope=254",
                        new TipcEndpoint.Service(1, 2, 3, -2)),
                Arguments.of("tipc:range:1:0:4294967295", new TipcEndpoint.Range(1, 0, -1, 0)),
                Arguments.of("tipc:socket:7:8,scope=2", new TipcEndpoint.SocketId(7, 8, 2)),
                Arguments.of(
                        "l2cap:00:11:22:33:44:ff:0x1001",
                        new BluetoothEndpoint.L2cap(0x0011223344ffL, 0x1001, 0, 0)),
                Arguments.of(
                        "l2cap:ff:00:00:00:00:00:0x0000,cid=4,type=2",
                        new BluetoothEndpoint.L2cap(0xff0000000000L, 0, 4, 2)),
                Arguments.of(
                        "rfcomm:00:11:22:33:44:ff:3",
                        new BluetoothEndpoint.Rfcomm(0x0011223344ffL, 3)),
                Arguments.of("sco:00:00:00:00:00:01", new BluetoothEndpoint.Sco(1)),
                Arguments.of("hci:65535:1", new BluetoothEndpoint.Hci(65535, 1)),
                Arguments.of("qrtr:1:4294967294", new QrtrEndpoint(1, -2)),
                Arguments.of("xdp:2:0", new XdpEndpoint(2, 0, 0, 0)),
                Arguments.of("xdp:2:1,flags=0xa,umem=7", new XdpEndpoint(2, 1, 10, 7)),
                Arguments.of("AF_MCTP:00ff", new RawEndpoint(Family.AF_MCTP, new byte[] {0, -1})),
                Arguments.of("AF_99:", new RawEndpoint(new Family(99), new byte[0])));
    }

    private static NetlinkEndpoint netlink(int pid, int groups) {
        return new NetlinkEndpoint(pid, groups);
    }

    private static CanEndpoint isoTp(int index, int rx, int tx) {
        return new CanEndpoint.IsoTp(index, rx, tx);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void form_printsAndIsRead(String text, Endpoint endpoint) {
        assertThat(endpoint).hasToString(text);
        assertThat(Endpoint.parse(text)).isEqualTo(endpoint);
        assertThat(endpoint).hasSameHashCodeAs(Endpoint.parse(text));
    }

    @Test
    void otherSpellings_areRead() {
        assertThat(Endpoint.parse("vsock:0xffffffff:0x1388"))
                .isEqualTo(new VsockEndpoint(-1, 5000));
        assertThat(Endpoint.parse("packet:lo:2048"))
                .isEqualTo(Endpoint.parse("packet:" + Scopes.index("lo", "lo") + ":0x800"));
        assertThat(Endpoint.parse("xdp:1:0,umem=5,flags=1")).isEqualTo(new XdpEndpoint(1, 0, 1, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "netlink:",
                "netlink:-1",
                "netlink:4294967296",
                "netlink:1:2",
                "netlink:1,",
                "netlink:1,groups",
                "netlink:1,groups=",
                "netlink:1,groups=1,groups=1",
                "netlink:1,pid=1",
                "packet:2",
                "packet:2:65536",
                "packet:no such interface:1",
                "packet:1:1,addr=0",
                "packet:1:1,addr=zz",
                "packet:1:1,pkttype=256",
                "packet::1",
                "vsock:2",
                "vsock:2:x",
                "vsock:2:0x",
                "vsock:2:٣",
                "can:",
                "can:1:2",
                "can-isotp:1:2",
                "can-j1939:1:0x10000000000000000:1:1",
                "can-j1939:1:1:1:256",
                "alg:hash",
                "alg::x",
                "alg:hash:",
                "alg:hash,x=1:y",
                "alg:abcdefghijklmn:x",
                "tipc:",
                "tipc:service:1",
                "tipc:other:1:2",
                "tipc:socket:1:2,domain=1",
                "l2cap:00:11:22:33:44:5:1",
                "l2cap:00:11:22:33:44:55",
                "sco:00:11:22:33:44:gg",
                "hci:65536:0",
                "qrtr:1",
                "xdp:1:1,flags=65536",
                "AF_UNIX:0",
                "AF_NONE:00",
                "unknown:1",
                "vsock",
            })
    void whatIsNotOfTheForm_isRefusedWithTheText(String text) {
        assertThatThrownBy(() -> Endpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"");
    }

    @Test
    void values_outOfRange_areRefused() {
        assertThatThrownBy(() -> PacketEndpoint.of(EtherType.NONE, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> PacketEndpoint.of(EtherType.NONE, 1, new byte[33]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33");
        assertThatThrownBy(() -> new VsockEndpoint(1, 1, 256)).hasMessageContaining("256");
        assertThatThrownBy(() -> new CanEndpoint.J1939(1, 0, 0, 256)).hasMessageContaining("256");
        assertThatThrownBy(() -> new TipcEndpoint.Service(1, 1, 1, 128))
                .hasMessageContaining("128");
        assertThatThrownBy(() -> new BluetoothEndpoint.Sco(1L << 48)).hasMessageContaining("48");
        assertThatThrownBy(() -> new BluetoothEndpoint.Hci(-1, 0)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new AlgEndpoint("hash", "né")).hasMessageContaining("ASCII");
        assertThatThrownBy(() -> new AlgEndpoint("a:b", "x")).hasMessageContaining("colon");
        assertThatThrownBy(() -> new XdpEndpoint(-1, 0, 0, 0)).hasMessageContaining("-1");
    }

    @Test
    void packet_addressIsCopied() {
        byte[] address = MAC.clone();
        PacketEndpoint endpoint = PacketEndpoint.of(EtherType.ETH_P_IP, 1, address);
        address[0] = 9;
        endpoint.address()[0] = 9;
        assertThat(endpoint.address()).isEqualTo(MAC);
        assertThat(endpoint).isNotEqualTo(PacketEndpoint.of(EtherType.ETH_P_IP, 1, address));
    }

    @Test
    void socketAddressOfAnotherKind_isRefused() {
        SocketAddress other =
                new SocketAddress() {
                    private static final long serialVersionUID = 1L;
                };
        assertThatThrownBy(() -> Endpoint.of(other)).hasMessageContaining("no endpoint form");
    }
}
