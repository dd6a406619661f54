package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.error.Errno;
import soquete.message.MsgFlags;

/// The queues at their limits: full, overflowing, read in a handler; chains; no garbage.
@Timeout(60)
class QueuesTest {
    private static final int ECANCELED = -Errno.ECANCELED.number();

    @BeforeAll
    static void ring() {
        Rings.assume();
    }

    @Test
    void submissions_moreThanFit_areSubmittedByThemselves_andNoCompletionIsLost() throws Exception {
        try (Ring ring = Ring.open(4, 4)) {
            Set<Long> tokens = new HashSet<>();
            List<Long> order = new ArrayList<>();
            for (int i = 0; i < 5000; i++) {
                tokens.add(ring.nop(i)); // the queue of completions overflows meanwhile
            }
            assertThat(tokens).hasSize(5000);
            assertThat(ring.inFlight()).isEqualTo(5000);
            while (!tokens.isEmpty()) {
                assertThat(ring.await(1_000_000_000)).isPositive();
                ring.forEachCompletion(
                        (token, userData, result, flags) -> {
                            assertThat(tokens.remove(token)).isTrue();
                            assertThat(result).isZero();
                            order.add(userData);
                        });
            }
            assertThat(order).isSorted().hasSize(5000);
            assertThat(ring.inFlight()).isZero();
        }
    }

    @Test
    void handler_mayBeginOperations_butNotAskForCompletions() throws Exception {
        try (Ring ring = Ring.open(2, 4)) {
            int[] count = {0};
            CompletionHandler handler =
                    new CompletionHandler() {
                        @Override
                        public void completed(long token, long userData, int result, int flags)
                                throws IOException {
                            count[0]++;
                            if (userData < 8) { // each begins two more, which fills the queue
                                ring.nop(userData + 1);
                                ring.nop(userData + 1);
                            }
                            assertThatThrownBy(() -> ring.forEachCompletion(this))
                                    .isInstanceOf(IllegalStateException.class);
                        }
                    };
            ring.nop(0);
            while (ring.inFlight() > 0) {
                ring.await(-1);
                ring.forEachCompletion(handler);
            }
            assertThat(count[0]).isEqualTo((1 << 9) - 1);
        }
    }

    @Test
    void handler_thatThrows_leavesTheRestForLater() throws Exception {
        try (Ring ring = Ring.open()) {
            for (int i = 0; i < 5; i++) {
                ring.nop(i);
            }
            ring.await(-1);
            List<Long> seen = new ArrayList<>();
            CompletionHandler handler =
                    (token, userData, result, flags) -> {
                        seen.add(userData);
                        if (userData == 2) {
                            throw new IOException("of the handler");
                        }
                    };
            assertThatThrownBy(() -> ring.forEachCompletion(handler)).hasMessage("of the handler");
            assertThat(seen).containsExactly(0L, 1L, 2L);
            assertThat(ring.forEachCompletion(handler)).isEqualTo(2);
            assertThat(seen).containsExactly(0L, 1L, 2L, 3L, 4L);
        }
    }

    @Test
    void handler_mayCloseTheRing() throws Exception {
        Ring ring = Ring.open();
        for (int i = 0; i < 5; i++) {
            ring.nop(i);
        }
        ring.await(-1);
        int[] count = {0};
        ring.forEachCompletion(
                (token, userData, result, flags) -> {
                    count[0]++;
                    ring.close();
                });
        assertThat(count[0]).isEqualTo(1);
        assertThat(ring.isClosed()).isTrue();
    }

    @Test
    void chain_afterAFailure_isCancelled_andAHardLinkGoesOn() throws Exception {
        try (Ring ring = Ring.open()) {
            Completions completions = new Completions(ring);
            RingMemory memory = RingMemory.allocate(1);
            long failing = ring.link().send(1, 999_999, memory, 0, 1, MsgFlags.NONE);
            long second = ring.link().nop(2);
            long third = ring.nop(3);
            long alone = ring.nop(4);
            assertThat(completions.of(failing).result()).isEqualTo(-Errno.EBADF.number());
            assertThat(completions.of(second).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(third).result()).isEqualTo(ECANCELED);
            assertThat(completions.of(alone).result()).isZero();
            failing = ring.hardLink().send(1, 999_999, memory, 0, 1, MsgFlags.NONE);
            second = ring.nop(2);
            assertThat(completions.of(failing).result()).isEqualTo(-Errno.EBADF.number());
            assertThat(completions.of(second).result()).isZero();
        }
    }

    @Test
    void chain_isNeverCutByAFullQueue_andOneThatDoesNotFitIsRefused() throws Exception {
        try (Ring ring = Ring.open(4, 64);
                Pair pair = Pair.tcp()) {
            Completions completions = new Completions(ring);
            RingMemory memory = RingMemory.allocate(8);
            int fd = pair.one().fd();
            for (int before = 0; before < 4; before++) {
                for (int i = 0; i < before; i++) {
                    ring.nop(9);
                }
                long first = ring.link().recv(1, fd, memory, 0, 8, MsgFlags.NONE);
                long second = ring.link().recv(2, fd, memory, 0, 8, MsgFlags.NONE);
                long third = ring.nop(3);
                ring.submit();
                completions.now();
                assertThat(completions.all).isEmpty(); // all wait for the first
                assertThat(completions.of(ring.cancel(4, first)).result()).isZero();
                assertThat(completions.of(first).result()).isEqualTo(ECANCELED);
                assertThat(completions.of(second).result()).isEqualTo(ECANCELED);
                assertThat(completions.of(third).result()).isEqualTo(ECANCELED);
            }
            for (int i = 0; i < 4; i++) {
                ring.link().nop(i);
            }
            assertThatThrownBy(() -> ring.nop(5))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("more than 4 linked operations");
            for (int i = 0; i < 4; i++) {
                assertThat(completions.saying(i).result()).isZero();
            }
        }
    }

    @Test
    void async_isDoneByAThreadOfTheKernel() throws Exception {
        try (Ring ring = Ring.open();
                Pair pair = Pair.tcp()) {
            Completions completions = new Completions(ring);
            RingMemory memory = RingMemory.allocate(8);
            pair.other().sendAll(new byte[3]);
            long async = ring.async().recv(1, pair.one().fd(), memory, 0, 8, MsgFlags.NONE);
            assertThat(completions.of(async).result()).isEqualTo(3);
        }
    }

    @Test
    void await_whenInterruptedBySignals_keepsItsTime() throws Exception {
        try (Ring ring = Ring.open()) {
            Thread owner = Thread.currentThread();
            Thread.ofPlatform().start(owner::interrupt); // no signal, and no end of the wait
            long start = System.nanoTime();
            ring.await(50_000_000);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void sizes_outOfRange_areRefused() {
        assertThatThrownBy(() -> Ring.open(0, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ring.open(8, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ring.open(40_000, 65_536))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Ring.open(4, 65_537)).isInstanceOf(IllegalArgumentException.class);
    }

    /// Sends and receives over one ring, allocating nothing.
    private static final class PingPong implements CompletionHandler {
        private final Ring ring;
        private final BufferRing buffers;
        private final RingMemory ball = RingMemory.allocate(64);
        private final int one;
        private final int other;
        long played;

        PingPong(Ring ring, Pair pair) throws IOException {
            this.ring = ring;
            this.buffers = ring.provideBuffers(8, 64);
            this.one = pair.one().fd();
            this.other = pair.other().fd();
            ring.recvMultishot(one, one, buffers, MsgFlags.NONE);
            ring.recvMultishot(other, other, buffers, MsgFlags.NONE);
            ring.send(0, one, ball, 0, 64, MsgFlags.NONE);
        }

        @Override
        public void completed(long token, long userData, int result, int flags) throws IOException {
            if (Completion.hasBuffer(flags)) {
                buffers.recycle(Completion.bufferId(flags));
                ring.send(0, (int) userData, ball, 0, 64, MsgFlags.NONE);
                ring.timeout(0, 0);
                played++;
            }
        }

        void play(int times) throws IOException {
            long end = played + times;
            while (played < end) {
                ring.await(-1);
                ring.forEachCompletion(this);
            }
        }
    }

    @Test
    void loop_afterWarmUp_allocatesNothing() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Ring ring = Ring.open();
                Pair pair = Pair.tcp()) {
            PingPong game = new PingPong(ring, pair);
            double least = Double.MAX_VALUE;
            for (int round = 0; round < 20 && least > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                game.play(5000);
                long after = threads.getCurrentThreadAllocatedBytes();
                least = Math.min(least, (after - before) / 5000.0);
            }
            assertThat(least).isZero();
        }
    }
}
