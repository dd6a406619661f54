package soquete.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import soquete.endpoint.AlgEndpoint;
import soquete.endpoint.BluetoothEndpoint;
import soquete.endpoint.CanEndpoint;
import soquete.endpoint.Endpoint;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.NetlinkEndpoint;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.QrtrEndpoint;
import soquete.endpoint.RawEndpoint;
import soquete.endpoint.TipcEndpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.endpoint.VsockEndpoint;
import soquete.endpoint.XdpEndpoint;

/// The codecs of all families but IP: both ways, on exact bytes, and on garbage.
class SockaddrOfEveryFamilyTest {
    private static final int FILLING = 0x5a;
    private static final int ROOM = Sockaddr.STORAGE + 64;
    private static final long AT = Memory.allocate(ROOM);

    @Provide
    Arbitrary<Endpoint> endpoints() {
        Arbitrary<Integer> word = Arbitraries.integers();
        Arbitrary<Integer> index = Arbitraries.integers().greaterOrEqual(0);
        Arbitrary<Integer> half = Arbitraries.integers().between(0, 0xffff);
        Arbitrary<Integer> octet = Arbitraries.integers().between(0, 0xff);
        Arbitrary<Integer> scope = Arbitraries.integers().between(-128, 127);
        Arbitrary<Long> device = Arbitraries.longs().between(0, (1L << 48) - 1);
        Arbitrary<byte[]> path = Arbitraries.bytes().filter(b -> b != 0).array(byte[].class);
        Arbitrary<byte[]> name = Arbitraries.bytes().array(byte[].class);
        Arbitrary<byte[]> address = Arbitraries.bytes().array(byte[].class).ofMaxSize(32);
        StringArbitrary ascii = Arbitraries.strings().withCharRange('!', '~').ofMinLength(1);
        return Arbitraries.oneOf(
                path(path),
                name.map(bytes -> UnixEndpoint.abstractName(cut(bytes, 107))),
                Arbitraries.just(UnixEndpoint.UNNAMED),
                Combinators.combine(word, word).as(NetlinkEndpoint::new),
                Combinators.combine(half.map(EtherType::new), index, half, octet, address)
                        .as(PacketEndpoint::new),
                Combinators.combine(word, word, octet).as(VsockEndpoint::new),
                index.map(CanEndpoint.Raw::new),
                Combinators.combine(index, word, word).as(CanEndpoint.IsoTp::new),
                Combinators.combine(index, Arbitraries.longs(), word, octet)
                        .as(CanEndpoint.J1939::new),
                Combinators.combine(
                                ascii.ofMaxLength(13)
                                        .map(text -> text.replace(':', '.').replace(',', '.')),
                                ascii.ofMaxLength(103),
                                word,
                                word)
                        .as(AlgEndpoint::new),
                Combinators.combine(word, word, word, scope).as(TipcEndpoint.Service::new),
                Combinators.combine(word, word, word, scope).as(TipcEndpoint.Range::new),
                Combinators.combine(word, word, scope).as(TipcEndpoint.SocketId::new),
                Combinators.combine(device, half, half, octet).as(BluetoothEndpoint.L2cap::new),
                Combinators.combine(device, octet).as(BluetoothEndpoint.Rfcomm::new),
                device.map(BluetoothEndpoint.Sco::new),
                Combinators.combine(half, half).as(BluetoothEndpoint.Hci::new),
                Combinators.combine(word, word).as(QrtrEndpoint::new),
                Combinators.combine(index, word, half, word).as(XdpEndpoint::new));
    }

    private static Arbitrary<Endpoint> path(Arbitrary<byte[]> bytes) {
        return bytes.filter(path -> path.length > 0).map(b -> UnixEndpoint.path(cut(b, 108)));
    }

    private static byte[] cut(byte[] bytes, int most) {
        return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }

    @Property(tries = 3000)
    void everyEndpoint_bothWays(@ForAll("endpoints") Endpoint endpoint) {
        fill();
        int length = Sockaddr.encode(endpoint, AT);

        assertThat(length).isBetween(2, Sockaddr.STORAGE);
        assertThat(Sockaddr.decode(AT, length)).isEqualTo(endpoint);
        assertThat(bytes(ROOM)).endsWith(filling(ROOM - Sockaddr.STORAGE));
    }

    @Property(tries = 3000)
    void everyEndpoint_printsWhatIsRead(@ForAll("endpoints") Endpoint endpoint) {
        assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
    }

    @Property(tries = 3000)
    void garbageOfEveryFamily_isAnEndpointOfIt_andNothingBeyondIsRead(
            @ForAll @IntRange(max = 50) int family,
            @ForAll @Size(128) byte[] bytes,
            @ForAll @IntRange(min = 28, max = 200) int length) {
        Memory.copy(bytes, 0, AT, bytes.length);
        Memory.putShort(AT, (short) family);
        Endpoint endpoint = Sockaddr.decode(AT, length);

        assertThat(endpoint.family()).isEqualTo(new Family(family));
        if (endpoint instanceof RawEndpoint raw) {
            assertThat(raw.data()).hasSize(Math.min(length, 128) - 2);
        }
        if (!(endpoint instanceof Inet6Endpoint)) { // whose text lacks the flow information
            assertThat(Endpoint.parse(endpoint.toString())).isEqualTo(endpoint);
        }
        for (int i = Math.min(length, Sockaddr.STORAGE); i < ROOM; i++) {
            Memory.putByte(AT + i, (byte) ~Memory.getByte(AT + i));
        }
        assertThat(Sockaddr.decode(AT, length)).isEqualTo(endpoint);
    }

    @Property(tries = 2000)
    void shortAnswers_ofEveryFamily_areRawOrRefused(
            @ForAll @IntRange(max = 50) int family,
            @ForAll @Size(28) byte[] bytes,
            @ForAll @IntRange(min = 2, max = 27) int length) {
        Memory.copy(bytes, 0, AT, bytes.length);
        Memory.putShort(AT, (short) family);
        try {
            assertThat(Sockaddr.decode(AT, length).family()).isEqualTo(new Family(family));
        } catch (IllegalArgumentException e) {
            assertThat(family).isIn(2, 10);
        }
    }

    @Test
    void unix_lengths_areTheKernels() {
        assertThat(Sockaddr.encode(UnixEndpoint.UNNAMED, AT)).isEqualTo(2);
        assertThat(Sockaddr.encode(UnixEndpoint.path("/x"), AT)).isEqualTo(5);
        assertThat(bytes(5)).containsExactly(1, 0, '/', 'x', 0);
        assertThat(Sockaddr.encode(UnixEndpoint.abstractName("x"), AT)).isEqualTo(4);
        assertThat(bytes(4)).containsExactly(1, 0, 0, 'x');
        assertThat(Sockaddr.encode(UnixEndpoint.abstractName(""), AT)).isEqualTo(3);
        UnixEndpoint longest = UnixEndpoint.path("p".repeat(108));
        fill();
        assertThat(Sockaddr.encode(longest, AT)).isEqualTo(110);
        assertThat(bytes(111)[110]).isEqualTo((byte) FILLING);
        assertThat(Sockaddr.encode(UnixEndpoint.path("p".repeat(107)), AT)).isEqualTo(110);
    }

    @Test
    void unix_pathOf108Bytes_isAnsweredWithLength111() {
        UnixEndpoint longest = UnixEndpoint.path("p".repeat(108));
        Sockaddr.encode(longest, AT);
        Memory.putByte(AT + 110, (byte) 0);
        assertThat(Sockaddr.decode(AT, 111)).isEqualTo(longest);
        Memory.putByte(AT + 110, (byte) 'p');
        assertThat(Sockaddr.decode(AT, 111)).isInstanceOf(RawEndpoint.class);
        Memory.putByte(AT + 2, (byte) 0);
        assertThat(Sockaddr.decode(AT, 111)).isInstanceOf(RawEndpoint.class);
    }

    @Test
    void unix_pathAnsweredWithMoreThanItsNul_endsThere() {
        Memory.copy(new byte[] {1, 0, '/', 'x', 0, 'y', 0}, 0, AT, 7);
        assertThat(Sockaddr.decode(AT, 7)).isEqualTo(UnixEndpoint.path("/x"));
        assertThat(Sockaddr.decode(AT, 4)).isEqualTo(UnixEndpoint.path("/x"));
    }

    @Test
    void packet_isInNetworkOrderAndGrowsWithItsAddress() {
        byte[] address = {1, 2, 3, 4, 5, 6};
        assertThat(Sockaddr.encode(PacketEndpoint.of(EtherType.ETH_P_IP, 2, address), AT))
                .isEqualTo(20);
        assertThat(bytes(20))
                .containsExactly(17, 0, 8, 0, 2, 0, 0, 0, 0, 0, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0);
        PacketEndpoint wide = PacketEndpoint.of(EtherType.NONE, 2, new byte[32]);
        assertThat(Sockaddr.encode(wide, AT)).isEqualTo(44);
        assertThat(Sockaddr.decode(AT, 43)).isInstanceOf(RawEndpoint.class);
        assertThat(Sockaddr.decode(AT, 44)).isEqualTo(wide);
        Sockaddr.encode(PacketEndpoint.of(EtherType.ETH_P_ALL, 0), AT);
        assertThat(Sockaddr.decode(AT, 12)).isEqualTo(PacketEndpoint.of(EtherType.ETH_P_ALL, 0));
    }

    @Test
    void others_areTheBytesOfC() {
        Sockaddr.encode(new NetlinkEndpoint(0x01020304, 5), AT);
        assertThat(nativeOrder(12).getInt(4)).isEqualTo(0x01020304);
        assertThat(nativeOrder(12).getInt(8)).isEqualTo(5);
        Sockaddr.encode(new VsockEndpoint(2, 5000, 1), AT);
        assertThat(bytes(16))
                .containsExactly(40, 0, 0, 0, 0x88, 0x13, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0);
        Sockaddr.encode(new BluetoothEndpoint.L2cap(0x001122334455L, 0x1001, 0x40, 1), AT);
        assertThat(bytes(14))
                .containsExactly(31, 0, 1, 0x10, 0x55, 0x44, 0x33, 0x22, 0x11, 0, 0x40, 0, 1, 0);
        Sockaddr.encode(new TipcEndpoint.Range(18888, 1, 9, -2), AT);
        assertThat(bytes(4)).containsExactly(30, 0, 1, -2);
        assertThat(nativeOrder(16).getInt(12)).isEqualTo(9);
    }

    @Test
    void can_sizes_tellTheProtocols() {
        assertThat(Sockaddr.encode(new CanEndpoint.Raw(3), AT)).isEqualTo(8);
        assertThat(Sockaddr.encode(new CanEndpoint.IsoTp(3, 1, 2), AT)).isEqualTo(16);
        assertThat(Sockaddr.encode(new CanEndpoint.J1939(3, 1, 2, 3), AT)).isEqualTo(24);
    }

    @Test
    void alg_bytes_areThoseThatItsBindWants() {
        assertThat(Sockaddr.encode(new AlgEndpoint("hash", "sha256"), AT)).isEqualTo(88);
        byte[] bytes = bytes(88);
        assertThat(new String(bytes, 2, 5, StandardCharsets.US_ASCII)).isEqualTo("hash\0");
        assertThat(new String(bytes, 24, 7, StandardCharsets.US_ASCII)).isEqualTo("sha256\0");
        assertThat(Sockaddr.encode(new AlgEndpoint("hash", "x".repeat(103)), AT)).isEqualTo(128);
    }

    @Test
    void unnamed_ofAFamily() {
        assertThat(RareSockaddr.unnamed(1)).isEqualTo(UnixEndpoint.UNNAMED);
        assertThat(RareSockaddr.unnamed(38)).isEqualTo(new RawEndpoint(Family.AF_ALG, new byte[0]));
    }

    private static void fill() {
        Memory.copy(filling(ROOM), 0, AT, ROOM);
    }

    private static byte[] filling(int length) {
        byte[] filling = new byte[length];
        Arrays.fill(filling, (byte) FILLING);
        return filling;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        Memory.copy(AT, bytes, 0, length);
        return bytes;
    }

    private static ByteBuffer nativeOrder(int length) {
        return ByteBuffer.wrap(bytes(length)).order(ByteOrder.nativeOrder());
    }
}
