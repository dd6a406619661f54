package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.ClosedCallException;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.IpControl;
import soquete.message.MsgFlags;
import soquete.message.SocketControl;
import soquete.message.TransportControl;
import soquete.option.SolIp;
import soquete.option.SolUdp;
import soquete.posix.Cmsg;
import soquete.testkit.Descriptors;

/// Many messages with one system call, and without garbage.
@Timeout(60)
@SuppressWarnings("try") // closing twice is what some tests are about
class MessageBatchTest {
    private static byte[] bytes(MessageBatch batch, int slot) {
        return batch.data(slot).asSlice(0, batch.size(slot)).toArray(ValueLayout.JAVA_BYTE);
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    void batch_toSeveralEndpoints_arrivesWithItsSender() throws Exception {
        try (Socket a = Loopback.datagram(Family.AF_INET);
                Socket b = Loopback.datagram(Family.AF_INET);
                MessageBatch out = MessageBatch.of(5, 100);
                MessageBatch in = MessageBatch.of(10, 100)) {
            for (int i = 0; i < 5; i++) {
                out.put(i, text("message " + i), b.localEndpoint());
            }
            assertThat(a.sendBatch(out)).isEqualTo(5);
            assertThat(b.recvBatch(in)).isEqualTo(5);
            assertThat(in.received()).isEqualTo(5);
            for (int i = 0; i < 5; i++) {
                assertThat(bytes(in, i)).isEqualTo(text("message " + i));
                assertThat(in.from(i)).contains(a.localEndpoint());
                assertThat(in.fullSize(i)).isEqualTo(9);
                assertThat(in.flags(i)).isEqualTo(MsgFlags.NONE);
                assertThat(in.controls(i)).isEmpty();
                in.reply(i);
            }
            assertThatThrownBy(() -> in.from(5)).isInstanceOf(IndexOutOfBoundsException.class);
            // and back again
            assertThat(b.sendBatch(in, 0, 5, MsgFlags.NONE)).isEqualTo(5);
            assertThat(a.recvBatch(out)).isEqualTo(5);
            assertThat(bytes(out, 4)).isEqualTo(text("message 4"));
        }
    }

    @Test
    void batch_cutMessage_tellsTheFullSize() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                MessageBatch in = MessageBatch.of(2, 4)) {
            pair.client().send(text("longer than four"));
            assertThat(pair.server().recvBatch(in)).isEqualTo(1);
            assertThat(bytes(in, 0)).isEqualTo(text("long"));
            assertThat(in.fullSize(0)).isEqualTo(16);
            assertThat(in.flags(0)).isEqualTo(MsgFlags.MSG_TRUNC);
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void recvBatch_waitForOne_returnsWithTheFirst(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                MessageBatch in = MessageBatch.of(4, 10)) {
            Blocked receiving = Blocked.in(virtual, () -> pair.server().recvBatch(in));
            pair.client().send(text("one"));
            assertThat(receiving.result()).isEqualTo(1);
            Blocked closed = Blocked.in(virtual, () -> pair.server().recvBatch(in));
            pair.server().close();
            assertThat(closed.failure()).isInstanceOf(ClosedCallException.class);
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void recvBatch_withoutWaitForOne_waitsUntilItIsFull(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                MessageBatch in = MessageBatch.of(3, 10)) {
            pair.client().send(text("1"));
            Blocked receiving =
                    Blocked.in(virtual, () -> pair.server().recvBatch(in, MsgFlags.NONE));
            pair.client().send(text("2"));
            pair.client().send(text("3"));
            assertThat(receiving.result()).isEqualTo(3);
            assertThat(bytes(in, 0)).isEqualTo(text("1"));
            assertThat(bytes(in, 2)).isEqualTo(text("3"));
        }
    }

    @Test
    void recvBatch_deadline_returnsThoseThatCame() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                MessageBatch in = MessageBatch.of(3, 10)) {
            pair.server().timeout(Duration.ofMillis(50));
            pair.client().send(text("1"));
            assertThat(pair.server().recvBatch(in, MsgFlags.NONE)).isEqualTo(1);
            assertThatThrownBy(() -> pair.server().recvBatch(in, MsgFlags.NONE))
                    .isInstanceOf(DeadlineException.class);
            assertThat(in.received()).isZero();
            pair.client().send(text("1"));
            assertThat(pair.server().recvBatch(in, MsgFlags.MSG_DONTWAIT)).isEqualTo(1);
            assertThatThrownBy(() -> pair.server().recvBatch(in, MsgFlags.MSG_DONTWAIT))
                    .isInstanceOf(WouldBlockException.class);
        }
    }

    /// A Unix datagram socket takes only so many: the kernel says how many went.
    @Test
    void sendBatch_noRoomForAll_saysHowManyWent() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_DGRAM);
                MessageBatch out = MessageBatch.of(1000, 10);
                MessageBatch in = MessageBatch.of(1000, 10)) {
            for (int i = 0; i < 1000; i++) {
                out.put(i, text("m" + i));
            }
            int sent = pair.client().sendBatch(out);
            assertThat(sent).isPositive().isLessThan(1000);
            assertThat(pair.server().recvBatch(in)).isEqualTo(sent);
            assertThat(bytes(in, sent - 1)).isEqualTo(text("m" + (sent - 1)));
            int more = pair.client().sendBatch(out, sent, 1000 - sent, MsgFlags.NONE);
            assertThat(more).isPositive();
            assertThat(pair.server().recvBatch(in)).isEqualTo(more);
            assertThat(bytes(in, 0)).isEqualTo(text("m" + sent));
        }
    }

    @Test
    void sendBatch_oneFails_theRestTellsWhy() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                MessageBatch out = MessageBatch.of(3, 70_000)) {
            out.put(0, text("fine"));
            out.size(1, 70_000);
            out.put(2, text("never"));
            assertThat(pair.client().sendBatch(out)).isEqualTo(1);
            assertThatThrownBy(() -> pair.client().sendBatch(out, 1, 2, MsgFlags.NONE))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EMSGSIZE");
        }
    }

    @Test
    void controls_goBothWays() throws Exception {
        int space = Cmsg.CMSG_SPACE(4);
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                MessageBatch out = MessageBatch.of(2, 10, space);
                MessageBatch in = MessageBatch.of(2, 10, space)) {
            pair.server().set(SolIp.IP_RECVTTL, true);
            out.put(0, text("a"));
            out.put(1, text("b"));
            out.controls(0, List.of(new IpControl.Ttl(33)));
            assertThat(pair.client().sendBatch(out)).isEqualTo(2);
            assertThat(pair.server().recvBatch(in)).isEqualTo(2);
            assertThat(in.controls(0)).containsExactly(new IpControl.Ttl(33));
            assertThat(in.controls(1)).containsExactly(new IpControl.Ttl(64));
            assertThatThrownBy(
                            () ->
                                    out.controls(
                                            0, List.of(new IpControl.Ttl(1), new IpControl.Ttl(2))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void descriptors_thatAreNotTaken_areClosedByTheNextUse() throws Exception {
        int space = Cmsg.CMSG_SPACE(8);
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_DGRAM);
                MessageBatch out = MessageBatch.of(3, 10, space);
                MessageBatch in = MessageBatch.of(3, 10, space)) {
            Descriptors before = Descriptors.ofThisProcess();
            int own = pair.client().fd();
            for (int i = 0; i < 3; i++) {
                out.put(i, text("x"));
                out.controls(i, List.of(new SocketControl.Rights(own, own)));
            }
            pair.client().sendBatch(out);
            pair.server().recvBatch(in);
            assertThat(Descriptors.ofThisProcess().since(before).count()).isEqualTo(6);
            List<OwnedFd> taken = in.takeFds(1);
            assertThat(taken).hasSize(2);
            assertThat(in.takeFds(1)).isEmpty();
            pair.client().send(text("y"));
            pair.server().recvBatch(in);
            assertThat(Descriptors.ofThisProcess().since(before).count()).isEqualTo(2);
            taken.forEach(OwnedFd::close);
            before.assertNoneAdded(Duration.ofSeconds(1));
        }
    }

    @Test
    void segmentationOffload_cutsOnSendAndTellsOnReceive() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            byte[] data = new byte[2500];
            pair.client().sendMsg(data, new TransportControl.UdpSegment(1000));
            assertThat(pair.server().recv(5000)).hasSize(1000);
            assertThat(pair.server().recv(5000)).hasSize(1000);
            assertThat(pair.server().recv(5000)).hasSize(500);
            pair.server().set(SolUdp.UDP_GRO, true);
            pair.client().sendMsg(data, new TransportControl.UdpSegment(1000));
            ReceivedMessage whole = pair.server().recvMsg(5000, Cmsg.CMSG_SPACE(4));
            assertThat(whole.size()).isEqualTo(2500);
            assertThat(whole.controls()).containsExactly(new TransportControl.UdpGro(1000));
        }
    }

    @Test
    void badUse_isRefused() {
        assertThatThrownBy(() -> MessageBatch.of(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageBatch.of(1025, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch has 1 to 1024 messages, not 1025");
        assertThatThrownBy(() -> MessageBatch.of(1, -1))
                .isInstanceOf(IllegalArgumentException.class);
        try (MessageBatch batch = MessageBatch.of(2, 3)) {
            assertThatThrownBy(() -> batch.put(0, new byte[4]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> batch.size(0, 4))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> batch.takeFds(0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void secondThread_isRefused() throws Exception {
        try (Socket socket = Loopback.datagram(Family.AF_INET);
                MessageBatch batch = MessageBatch.of(1, 1)) {
            Blocked waiting = Blocked.in(false, () -> socket.recvBatch(batch));
            assertThatThrownBy(() -> socket.recvBatch(batch))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another thread");
            socket.close();
            waiting.failure();
        }
    }

    private interface Repeated {
        void run() throws IOException;
    }

    /// Bytes of heap that one run allocates when it is warm.
    private static double allocated(Repeated code) throws IOException {
        Emulated.compilerC2().assume();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5000; i++) {
                code.run();
            }
            long after = threads.getCurrentThreadAllocatedBytes();
            least = Math.min(least, (after - before) / 5000.0);
        }
        return least;
    }

    @Test
    void batch_afterWarmUp_allocatesNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                MessageBatch out = MessageBatch.of(4, 64);
                MessageBatch in = MessageBatch.of(8, 64, 64)) {
            for (int i = 0; i < 4; i++) {
                out.put(i, text("message"));
            }
            double each =
                    allocated(
                            () -> {
                                pair.client().sendBatch(out);
                                pair.server().recvBatch(in);
                            });
            assertThat(in.received()).isEqualTo(4);
            assertThat(each).isZero();
        }
    }

    @Test
    void segments_afterWarmUp_allocateNothing() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Arena arena = Arena.ofConfined()) {
            MemorySegment data = arena.allocate(100);
            MemorySegment into = arena.allocate(100);
            double each =
                    allocated(
                            () -> {
                                pair.client().send(data);
                                pair.server().recv(into);
                            });
            assertThat(each).isZero();
        }
    }
}
