package soquete.capture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import soquete.Socket;
import soquete.bpf.Assembler;
import soquete.bpf.Filter;
import soquete.endpoint.EtherType;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.PacketEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.netdevice.NetDevice;
import soquete.option.Fanout;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;
import soquete.testkit.NetworkNamespace;
import soquete.testkit.Program;
import soquete.testkit.Programs;

@Timeout(60)
class PacketCaptureTest {
    private static final int HEADERS = 14 + 20 + 8; // Ethernet, IPv4, UDP

    @RegisterExtension final Programs programs = new Programs();
    private NetworkNamespace own;

    @BeforeEach
    void network() throws Exception {
        NetworkNamespace.available().assume();
        own = NetworkNamespace.create();
    }

    @AfterEach
    void noNetwork() {
        if (own != null) {
            own.close();
        }
    }

    @Test
    void next_udpOnLoopback_isThePacketBothWays() throws Exception {
        try (PacketCapture capture = capture(PacketCapture.on("lo"));
                Socket udp = udp()) {
            Instant before = Instant.now().minusMillis(50);
            udp.sendTo("hello".getBytes(US_ASCII), udp.localEndpoint());
            CapturedPacket out = capture.next();
            assertThat(out.direction()).isEqualTo(Direction.PACKET_OUTGOING);
            assertThat(out.length()).isEqualTo(HEADERS + 5);
            CapturedPacket in = capture.next();
            assertThat(in.direction()).isEqualTo(Direction.PACKET_HOST);
            assertThat(in.length()).isEqualTo(HEADERS + 5);
            assertThat(in.originalLength()).isEqualTo(HEADERS + 5);
            assertThat(in.protocol()).isEqualTo(EtherType.ETH_P_IP);
            assertThat(in.device()).isEqualTo(1);
            assertThat(in.hardwareType()).isEqualTo(772);
            assertThat(in.sender().orElseThrow()).hasToString("00:00:00:00:00:00");
            assertThat(in.vlanTag()).isEmpty();
            assertThat(in.time()).isBetween(before, Instant.now().plusMillis(50));
            byte[] bytes = in.bytes();
            assertThat(new String(bytes, HEADERS, 5, US_ASCII)).isEqualTo("hello");
            int port = ((InetEndpoint) udp.localEndpoint()).port();
            assertThat(Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(34))).isEqualTo(port);
            assertThat(in.byteAt(12)).isEqualTo((byte) 0x08);
            assertThatThrownBy(() -> in.byteAt(HEADERS + 5))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(capture.linkType()).isEqualTo(1);
            assertThat(capture.statistics()).isEqualTo(new CaptureStatistics(2, 0, 0));
        }
    }

    @Test
    void packet_afterNextOrClose_throwsAndDoesNotCrash() throws Exception {
        CapturedPacket last;
        try (PacketCapture capture = capture(PacketCapture.on("lo"));
                Socket udp = udp()) {
            udp.sendTo(new byte[1], udp.localEndpoint());
            CapturedPacket first = capture.next();
            Packet kept = first.keep();
            last = capture.next();
            assertThatThrownBy(first::bytes)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("keep()");
            assertThat(kept.bytes()).hasSize(HEADERS + 1);
            assertThat(last.length()).isEqualTo(HEADERS + 1);
        }
        assertThatThrownBy(last::bytes).isInstanceOf(IllegalStateException.class);
        assertThat(last).hasToString("CapturedPacket[given back]");
    }

    @Test
    void next_manyPackets_goesAroundTheRing() throws Exception {
        int count = 3000;
        AtomicInteger read = new AtomicInteger();
        CaptureSettings settings =
                PacketCapture.on("lo")
                        .withoutOutgoing()
                        .withRing(1 << 14, 8)
                        .withPatience(Duration.ofMillis(1));
        try (PacketCapture capture = capture(settings);
                Socket udp = udp();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Integer>> reader =
                    threads.submit(
                            () -> {
                                List<Integer> seen = new ArrayList<>();
                                while (seen.size() < count) {
                                    CapturedPacket packet = capture.next();
                                    ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
                                    seen.add(bytes.getInt(HEADERS));
                                    read.set(seen.size());
                                }
                                return seen;
                            });
            for (int i = 0; i < count; i++) {
                byte[] data = ByteBuffer.allocate(700).putInt(i).array();
                udp.sendTo(data, udp.localEndpoint());
                udp.recv(700);
                while (i - read.get() > 5 && !reader.isDone()) {
                    Thread.onSpinWait(); // each block may end by its time with one packet
                }
            }
            assertThat(capture.statistics().drops()).isZero();
            List<Integer> seen = reader.get(20, TimeUnit.SECONDS);
            for (int i = 0; i < count; i++) {
                assertThat(seen.get(i)).isEqualTo(i);
            }
            assertThat(capture.statistics().packets()).isEqualTo(count);
        }
    }

    @Test
    void statistics_ringThatNobodyReads_countsTheDrops() throws Exception {
        try (PacketCapture capture =
                        capture(PacketCapture.on("lo").withoutOutgoing().withRing(1 << 12, 2));
                Socket udp = udp()) {
            for (int i = 0; i < 40; i++) {
                udp.sendTo(new byte[1000], udp.localEndpoint());
                udp.recv(1000);
            }
            CaptureStatistics statistics = capture.statistics();
            assertThat(statistics.packets()).isEqualTo(40);
            assertThat(statistics.drops()).isBetween(20L, 39L);
            assertThat(capture.statistics()).isEqualTo(statistics);
        }
    }

    @Test
    void snapLength_andFilter_areObeyed() throws Exception {
        CaptureSettings settings = PacketCapture.on("lo").withoutOutgoing();
        int port = 4242;
        try (PacketCapture cut = capture(settings.withSnapLength(20));
                PacketCapture chosen = capture(settings.withFilter(destinationPort(port)));
                Socket udp = udp();
                Socket wanted = udp(port)) {
            udp.sendTo(new byte[100], udp.localEndpoint());
            udp.sendTo(new byte[7], wanted.localEndpoint());
            CapturedPacket packet = cut.next();
            assertThat(packet.length()).isEqualTo(20);
            assertThat(packet.originalLength()).isEqualTo(HEADERS + 100);
            assertThat(packet.keep().truncated()).isTrue();
            assertThat(chosen.next().originalLength()).isEqualTo(HEADERS + 7);
            assertThat(chosen.statistics().packets()).isEqualTo(1);
        }
        assertThatThrownBy(() -> settings.withSnapLength(5).withFilter(Filter.acceptAll()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rawFrame_withAVlanTag_arrivesWithTheTagTakenOut() throws Exception {
        try (NetworkNamespace other = NetworkNamespace.create()) {
            own.join("veth0", other, "veth1");
            int index = own.call(() -> NetDevice.ofName("veth0")).index();
            PacketCapture capture =
                    other.call(
                            () ->
                                    PacketCapture.on("veth1")
                                            .withoutOutgoing()
                                            .withPromiscuous()
                                            .open());
            Socket raw = own.call(() -> Socket.open(Family.AF_PACKET, SocketType.SOCK_RAW));
            try (capture;
                    raw) {
                capture.timeout(Duration.ofSeconds(10));
                PacketEndpoint tagged = PacketEndpoint.of(EtherType.ETH_P_8021Q, index);
                byte[] frame =
                        ByteBuffer.allocate(60)
                                .putLong(0x0202_0202_0202_0203L)
                                .putInt(0x0303_0304)
                                .putShort((short) 0x8100)
                                .putShort((short) 0x6064)
                                .putShort((short) 0x88b5)
                                .array();
                assertThat(raw.sendTo(frame, tagged)).isEqualTo(60);
                CapturedPacket packet = capture.next();
                while (packet.protocol().number() != 0x88b5) {
                    packet = capture.next();
                }
                assertThat(packet.vlanTag()).hasValue(0x6064);
                assertThat(packet.vlanProtocol()).hasValue(0x8100);
                assertThat(packet.direction()).isEqualTo(Direction.PACKET_OTHERHOST);
                assertThat(packet.sender().orElseThrow()).hasToString("02:03:03:03:03:04");
                assertThat(packet.originalLength()).isEqualTo(56);
                assertThat(packet.bytes())
                        .startsWith(2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, (byte) 0x88, (byte) 0xb5);
            }
        }
    }

    @Test
    void next_nothingComes_endsByTimeoutInterruptAndClose() throws Exception {
        try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
                ExecutorService platform = Executors.newSingleThreadExecutor()) {
            for (ExecutorService executor : List.of(virtual, platform)) {
                Descriptors before = Descriptors.ofThisProcess().sockets();
                PacketCapture capture = capture(PacketCapture.on("lo"));
                capture.timeout(Duration.ofMillis(30));
                assertThatThrownBy(() -> executor.submit(capture::next).get())
                        .hasCauseInstanceOf(SocketTimeoutException.class);
                capture.timeout(Socket.FOREVER);
                Future<String> interrupted =
                        executor.submit(
                                () -> {
                                    Thread.currentThread().interrupt();
                                    try {
                                        return capture.next().toString();
                                    } catch (InterruptedIOException e) {
                                        return "interrupted " + Thread.interrupted();
                                    }
                                });
                assertThat(interrupted.get()).isEqualTo("interrupted true");
                Future<CapturedPacket> waiting = executor.submit(capture::next);
                assertThatThrownBy(() -> waiting.get(50, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                capture.close();
                assertThatThrownBy(waiting::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(ClosedChannelException.class);
                assertThatThrownBy(capture::next).isInstanceOf(ClosedChannelException.class);
                assertThatThrownBy(capture::statistics).isInstanceOf(ClosedChannelException.class);
                assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
            }
        }
    }

    @Test
    void close_whileManyReadAndLook_neverCrashes() throws Exception {
        try (Socket udp = udp();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int round = 0; round < 30; round++) {
                PacketCapture capture =
                        capture(PacketCapture.on("lo").withPatience(Duration.ofMillis(1)));
                List<Future<Integer>> readers = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    readers.add(threads.submit(() -> readUntilClosed(capture)));
                }
                for (int i = 0; i < 20; i++) {
                    udp.sendTo(new byte[100], udp.localEndpoint());
                    udp.recv(100);
                }
                capture.close();
                assertThat(mappings()).isZero();
                for (Future<Integer> reader : readers) {
                    assertThat(reader.get(10, TimeUnit.SECONDS)).isNotNegative();
                }
            }
        }
    }

    private static int readUntilClosed(PacketCapture capture) throws Exception {
        int seen = 0;
        while (true) {
            try {
                CapturedPacket packet = capture.next();
                seen += packet.bytes().length;
            } catch (IllegalStateException givenBack) {
                seen++;
            } catch (ClosedChannelException closed) {
                return seen;
            }
        }
    }

    /// Rings that are still mapped.
    private static long mappings() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains("socket:["))
                .count();
    }

    @Test
    @Needs(programs = "tcpdump")
    void file_ofACapture_isReadByTcpdump(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("own.pcap");
        int port;
        List<Packet> kept = new ArrayList<>();
        try (PacketCapture capture = capture(PacketCapture.on("lo").withoutOutgoing());
                Socket udp = udp();
                PcapWriter writer =
                        new PcapWriter(
                                new BufferedOutputStream(Files.newOutputStream(file)),
                                capture.linkType(),
                                65536)) {
            port = ((InetEndpoint) udp.localEndpoint()).port();
            for (int size : List.of(3, 0, 900)) {
                udp.sendTo(new byte[size], udp.localEndpoint());
                Packet packet = capture.next().keep();
                kept.add(packet);
                writer.write(packet);
            }
        }
        String said = own.exec("tcpdump", "-n", "-tt", "--nano", "-r", file.toString());
        String flow = "IP 127.0.0.1." + port + " > 127.0.0.1." + port + ": UDP, length ";
        assertThat(said).contains(flow + "3\n", flow + "0\n", flow + "900\n");
        for (Packet packet : kept) {
            Instant time = packet.time();
            assertThat(said)
                    .contains("%d.%09d IP".formatted(time.getEpochSecond(), time.getNano()));
        }
        try (PcapReader reader = new PcapReader(Files.newInputStream(file))) {
            for (Packet packet : kept) {
                assertThat(reader.next()).contains(packet);
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    @Needs(programs = "tcpdump")
    void file_ofTcpdump_hasWhatWeSent(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("its.pcap");
        Program tcpdump =
                programs.start(
                        "ip",
                        "netns",
                        "exec",
                        own.name(),
                        "tcpdump",
                        "-n",
                        "-i",
                        "lo",
                        "-c",
                        "2",
                        "-U",
                        "-Z",
                        "root",
                        "--immediate-mode",
                        "-w",
                        file.toString(),
                        "udp");
        tcpdump.awaitErr("listening on lo", Duration.ofSeconds(10));
        try (Socket udp = udp();
                PacketCapture capture = capture(PacketCapture.on("lo").withoutOutgoing())) {
            udp.sendTo("one".getBytes(US_ASCII), udp.localEndpoint());
            udp.sendTo("second".getBytes(US_ASCII), udp.localEndpoint());
            Packet one = capture.next().keep();
            Packet second = capture.next().keep();
            assertThat(tcpdump.await(Duration.ofSeconds(10)).status()).isZero();
            try (PcapReader reader =
                    new PcapReader(new BufferedInputStream(Files.newInputStream(file)))) {
                assertThat(reader.linkType()).isEqualTo(1);
                assertThat(reader.next().orElseThrow().bytes()).isEqualTo(one.bytes());
                assertThat(reader.next().orElseThrow().bytes()).isEqualTo(second.bytes());
                assertThat(reader.next()).isEmpty();
            }
        }
    }

    @Test
    void open_noSuchInterface_isENODEVAndLeavesNothing() throws Exception {
        Descriptors before = Descriptors.ofThisProcess().sockets();
        assertThatThrownBy(() -> capture(PacketCapture.on("none")))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV));
        assertThatThrownBy(() -> capture(PacketCapture.on("lo").withRing(6144, 2)))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL));
        assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
    }

    @Test
    void fanout_twoCaptures_shareThePackets() throws Exception {
        CaptureSettings settings =
                PacketCapture.on("lo")
                        .withoutOutgoing()
                        .withFanout(Fanout.of(77, Fanout.PACKET_FANOUT_LB));
        try (PacketCapture a = capture(settings);
                PacketCapture b = capture(settings);
                Socket udp = udp()) {
            for (int i = 0; i < 10; i++) {
                udp.sendTo(new byte[10], udp.localEndpoint());
                udp.recv(10);
            }
            assertThat(a.statistics().packets()).isEqualTo(5);
            assertThat(b.statistics().packets()).isEqualTo(5);
        }
    }

    private PacketCapture capture(CaptureSettings settings) throws Exception {
        PacketCapture capture = own.call(settings::open);
        capture.timeout(Duration.ofSeconds(10));
        return capture;
    }

    private Socket udp() throws Exception {
        return udp(0);
    }

    private Socket udp(int port) throws Exception {
        Socket udp = own.call(() -> Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM));
        udp.bind(Inet4Endpoint.LOOPBACK.withPort(port));
        return udp;
    }

    /// Of UDP over IPv4 without options.
    private static Filter destinationPort(int port) {
        return new Assembler()
                .ldh(36)
                .jeq(port, Assembler.NEXT, "drop")
                .ret(262144)
                .label("drop")
                .ret(0)
                .toFilter();
    }
}
