package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.error.ClosedCallException;
import soquete.error.ConnectionRefusedException;
import soquete.error.DeadlineException;
import soquete.error.WouldBlockException;
import soquete.message.Bytes;
import soquete.message.ExtendedError;
import soquete.message.MsgFlags;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;
import soquete.option.Timestamping;
import soquete.option.TimestampingFlags;
import soquete.testkit.Capability;

/// Errors of the network, time stamps and completions, and that they disturb nobody who waits for
/// something else.
@Timeout(60)
@SuppressWarnings("try") // closing twice is what some tests are about
class ErrorQueueTest {
    private static final TimestampingFlags REPORTED =
            TimestampingFlags.SOF_TIMESTAMPING_SOFTWARE.with(
                    TimestampingFlags.SOF_TIMESTAMPING_OPT_ID);
    private static final TimestampingFlags SENDING =
            REPORTED.with(TimestampingFlags.SOF_TIMESTAMPING_TX_SOFTWARE);
    private static final TimestampingFlags ACKNOWLEDGED =
            REPORTED.with(TimestampingFlags.SOF_TIMESTAMPING_TX_ACK);

    private static InetEndpoint freePort(Family family) throws Exception {
        try (Socket socket = Loopback.datagram(family)) {
            return (InetEndpoint) socket.localEndpoint();
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void recvError_nobodyListens_tellsWhoSaidSoAndOfWhat(boolean v6, boolean virtual)
            throws Exception {
        Family family = v6 ? Family.AF_INET6 : Family.AF_INET;
        if (v6) {
            Capability.ipv6Loopback().assume();
        }
        InetEndpoint nobody = freePort(family);
        try (Socket socket = Loopback.datagram(family)) {
            socket.set(v6 ? SolIpv6.IPV6_RECVERR : SolIp.IP_RECVERR, true);
            Blocked waiting = Blocked.in(virtual, socket::recvError);
            socket.sendTo("hello".getBytes(UTF_8), nobody);
            ErrorReport report = (ErrorReport) waiting.result();

            ExtendedError error = report.error();
            assertThat(error.errno().toString()).contains("ECONNREFUSED");
            assertThat(error.origin())
                    .isEqualTo(
                            v6
                                    ? ExtendedError.SO_EE_ORIGIN_ICMP6
                                    : ExtendedError.SO_EE_ORIGIN_ICMP);
            assertThat(error.type()).isEqualTo(v6 ? 1 : 3);
            assertThat(error.code()).isEqualTo(v6 ? 4 : 3);
            Endpoint loopback = v6 ? Inet6Endpoint.LOOPBACK : Inet4Endpoint.LOOPBACK;
            assertThat(error.offender()).contains(loopback);
            assertThat(report.payload()).isEqualTo(Bytes.of("hello".getBytes(UTF_8)));
            assertThat(report.destination()).contains(nobody);
            assertThat(report.timestamps()).isEmpty();
            assertThat(error.isZeroCopy() || error.isTimestamp()).isFalse();
        }
    }

    @Test
    void recvError_nothingThere_waitsAsEveryOperation() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            assertThatThrownBy(() -> socket.recvError(MsgFlags.MSG_DONTWAIT))
                    .isInstanceOf(WouldBlockException.class);
            socket.timeout(Duration.ofMillis(20));
            assertThatThrownBy(socket::recvError).isInstanceOf(DeadlineException.class);
            socket.timeout(Socket.FOREVER);
            Blocked waiting = Blocked.in(false, socket::recvError);
            socket.close();
            assertThat(waiting.failure()).isInstanceOf(ClosedCallException.class);
        }
    }

    /// Data wakes those that wait for the error queue, in vain: they must go on waiting.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void recvError_dataComes_goesOnWaitingForAnError(boolean virtual) throws Exception {
        InetEndpoint nobody = freePort(Family.AF_INET);
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            socket.set(SolIp.IP_RECVERR, true);
            Blocked waiting = Blocked.in(virtual, socket::recvError);
            for (int i = 0; i < 5; i++) {
                socket.sendTo(new byte[1], socket.localEndpoint());
            }
            socket.sendTo(new byte[1], nobody);
            ErrorReport report = (ErrorReport) waiting.result();
            assertThat(report.destination()).contains(nobody);
        }
    }

    /// A queued error makes poll(2) return at once for ever. The thread that waits for data must
    /// sleep all the same, and notice data, the deadline and close.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void recv_withAnEntryInTheErrorQueue_sleepsAndNotices(boolean virtual) throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            queueAnError(socket);
            socket.timeout(Duration.ofSeconds(1));
            long cpu = cpuOf(virtual, socket);
            Duration most = Duration.ofMillis(Emulated.here() ? 400 : 25);
            assertThat(cpu).isLessThan(most.toNanos());

            socket.timeout(Socket.FOREVER);
            Blocked receiving = Blocked.in(virtual, () -> socket.recv(10));
            socket.sendTo("data".getBytes(UTF_8), socket.localEndpoint());
            assertThat((byte[]) receiving.result()).isEqualTo("data".getBytes(UTF_8));

            Blocked again = Blocked.in(virtual, () -> socket.recv(10));
            again.thread().interrupt();
            assertThat(again.failure()).isInstanceOf(java.io.InterruptedIOException.class);
            Blocked last = Blocked.in(virtual, () -> socket.recv(10));
            socket.close();
            assertThat(last.failure()).isInstanceOf(ClosedCallException.class);
        }
    }

    /// Leaves an entry in the error queue and no pending error.
    private static void queueAnError(Socket socket) throws Exception {
        socket.set(SolSocket.SO_TIMESTAMPING, Timestamping.of(SENDING));
        try (Socket sink = Loopback.datagram(Family.AF_INET)) {
            socket.sendTo(new byte[1], sink.localEndpoint());
        }
        socket.set(SolSocket.SO_TIMESTAMPING, Timestamping.of(new TimestampingFlags(0)));
    }

    /// The processor time of a receive that waits until its deadline; of all threads where it is a
    /// virtual one.
    private static long cpuOf(boolean virtual, Socket socket) throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!virtual) {
            long before = threads.getCurrentThreadCpuTime();
            assertThatThrownBy(() -> socket.recv(10)).isInstanceOf(DeadlineException.class);
            return threads.getCurrentThreadCpuTime() - before;
        }
        Blocked waiting = Blocked.in(true, () -> socket.recv(10));
        long before = carriersAndPoller(threads);
        assertThat(waiting.failure()).isInstanceOf(DeadlineException.class);
        return carriersAndPoller(threads) - before;
    }

    private static long carriersAndPoller(ThreadMXBean threads) {
        long total = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            boolean counts =
                    info != null
                            && (info.getThreadName().startsWith("ForkJoinPool")
                                    || info.getThreadName().equals("soquete-poller"));
            total += counts ? Math.max(0, threads.getThreadCpuTime(id)) : 0;
        }
        return total;
    }

    /// Without IP_RECVERR a refusal is reported by the next call, also by one that waits.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void recv_connectedUdpAndRefused_ends(boolean virtual) throws Exception {
        InetEndpoint nobody = freePort(Family.AF_INET);
        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
            socket.connect(nobody);
            Blocked receiving = Blocked.in(virtual, () -> socket.recv(10));
            socket.send(new byte[1]);
            assertThat(receiving.failure()).isInstanceOf(ConnectionRefusedException.class);
        }
    }

    @Test
    void timestamps_ofSentDatagrams_comeWithTheirNumbers() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            Socket socket = pair.client();
            socket.set(SolSocket.SO_TIMESTAMPING, Timestamping.of(SENDING));
            socket.timeout(Duration.ofSeconds(5));
            for (int i = 0; i < 3; i++) {
                Instant before = Instant.now().minusMillis(50);
                socket.send(new byte[] {(byte) i});
                ErrorReport report = socket.recvError();
                assertThat(report.error().isTimestamp()).isTrue();
                assertThat(report.error().info()).isEqualTo(ExtendedError.SCM_TSTAMP_SND);
                assertThat(report.error().data()).isEqualTo(i);
                assertThat(report.error().errno().toString()).contains("ENOMSG");
                Instant at = report.timestamps().orElseThrow().software();
                assertThat(at).isBetween(before, Instant.now().plusMillis(50));
                assertThat(report.timestamps().orElseThrow().hardware()).isEqualTo(Instant.EPOCH);
            }
        }
    }

    @Test
    void timestamps_ofAcknowledgedTcp_countBytes() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Socket socket = pair.client();
            socket.set(SolSocket.SO_TIMESTAMPING, Timestamping.of(ACKNOWLEDGED));
            socket.timeout(Duration.ofSeconds(5));
            socket.sendAll(new byte[100]);
            pair.server().recvExactly(100);
            ErrorReport report = socket.recvError();
            assertThat(report.error().info()).isEqualTo(ExtendedError.SCM_TSTAMP_ACK);
            assertThat(report.error().data()).isEqualTo(99);
        }
    }

    @ParameterizedTest(name = "tcp={0}")
    @ValueSource(booleans = {true, false})
    void zeroCopy_manySends_completeAll(boolean tcp) throws Exception {
        try (Loopback.Pair pair = tcp ? Loopback.Pair.tcp() : Loopback.Pair.udp(Family.AF_INET);
                Arena arena = Arena.ofShared()) {
            int size = tcp ? 100_000 : 1000;
            MemorySegment data = arena.allocate(size);
            data.fill((byte) 7);
            ZeroCopy sending = pair.client().zeroCopy();
            pair.client().timeout(Duration.ofSeconds(10));
            byte[] expected = new byte[size];
            java.util.Arrays.fill(expected, (byte) 7);
            for (int i = 0; i < 20; i++) {
                if (tcp) {
                    long sent = 0;
                    while (sent < size) {
                        sent += sending.send(data.asSlice(sent));
                    }
                    assertThat(pair.server().recvExactly(size)).isEqualTo(expected);
                } else {
                    assertThat(sending.send(data)).isEqualTo(size);
                    assertThat(pair.server().recv(size)).isEqualTo(expected);
                }
            }
            assertThat(sending.pending()).isPositive();
            sending.await();
            assertThat(sending.pending()).isZero();
            assertThat(sending.poll()).isZero();
            assertThat(sending.copied()).isPositive(); // always, on the loopback interface
        }
    }

    @Test
    void zeroCopy_heapMemory_isRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            ZeroCopy sending = pair.client().zeroCopy();
            MemorySegment heap = MemorySegment.ofArray(new byte[10]);
            assertThatThrownBy(() -> sending.send(heap))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("off the heap");
            assertThat(sending.pending()).isZero();
            assertThatThrownBy(() -> pair.client().send(new byte[10], MsgFlags.MSG_ZEROCOPY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("zeroCopy()");
            assertThat(sending.send(Arena.ofAuto().allocate(10))).isEqualTo(10);
            assertThat(pair.server().recvExactly(10)).hasSize(10);
            sending.await();
        }
    }

    @Test
    void zeroCopy_await_isWokenByTheCompletion() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            ZeroCopy sending = pair.client().zeroCopy();
            MemorySegment data = Arena.ofAuto().allocate(200_000);
            sending.send(data);
            Blocked waiting =
                    Blocked.in(
                            true,
                            () -> {
                                sending.await();
                                return true;
                            });
            drain(pair.server());
            assertThat(waiting.result()).isEqualTo(true);
        }
    }

    private static void drain(Socket socket) throws Exception {
        socket.timeout(Duration.ofMillis(200));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        try {
            while (System.nanoTime() < end) {
                socket.recv(1 << 18);
            }
        } catch (DeadlineException nothingMore) {
            // all is here
        }
    }
}
