package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Timeout;
import soquete.error.Errno;
import soquete.message.MsgFlags;
import soquete.testkit.Descriptors;

/// Random operations, cancellations and closes, thousands of them: every token comes to exactly one
/// end, nothing is received where it does not belong, and memory that was dropped and allocated
/// anew is never written by an old operation.
@Timeout(120)
class StressTest {
    private static final int STEPS = 4000;
    private static final int PAIRS = 8;
    private static final int SIZE = 512;

    /// Fills memory that no operation has written.
    private static final byte UNTOUCHED = 0x55;

    @BeforeAll
    static void ring() throws Exception {
        Rings.assume();
        Pair.tcp().close();
        new Run(0, 200).run();
    }

    /// One ring, some connections, and what is under way on them.
    private static final class Run implements CompletionHandler {
        /// An operation that was begun.
        private record Begun(String what, byte mark, @Nullable RingMemory memory) {}

        /// What a provided buffer holds that the program has.
        private record Lent(byte mark, int size) {}

        private final Random random;
        private final int steps;
        private final BufferRing buffers;
        private final Map<Integer, Lent> lent = new HashMap<>();
        private final Map<Long, Begun> begun = new HashMap<>();
        private final Map<Long, Boolean> ended = new HashMap<>();
        private final List<Pair> pairs = new ArrayList<>();
        private final Ring ring;
        private final List<MemorySegment> watched = new ArrayList<>();

        Run(long seed, int steps) throws Exception {
            this.random = new Random(seed);
            this.steps = steps;
            this.ring = Ring.open(8, 16);
            this.buffers = ring.provideBuffers(16, SIZE);
            for (int i = 0; i < PAIRS; i++) {
                pairs.add(Pair.tcp());
            }
        }

        /// Memory whose bytes tell which connection they are of.
        private RingMemory marked(byte mark) {
            RingMemory memory = RingMemory.allocate(SIZE);
            memory.segment().fill(mark);
            return memory;
        }

        private byte mark(int pair) {
            return (byte) (pair + 1);
        }

        private void step() throws Exception {
            int at = random.nextInt(PAIRS);
            Pair pair = pairs.get(at);
            int fd = pair.one().fd();
            switch (random.nextInt(18)) {
                case 0 -> { // nobody but the ring holds the memory
                    long token = ring.recv(at, fd, marked(UNTOUCHED), 0, SIZE, MsgFlags.NONE);
                    remember(token, new Begun("dropped", mark(at), null));
                }
                case 1, 2 -> {
                    RingMemory memory = marked(UNTOUCHED);
                    remember(
                            ring.recv(at, fd, memory, 0, SIZE, MsgFlags.NONE),
                            new Begun("recv", mark(at), memory));
                }
                case 3, 4 -> {
                    RingMemory memory = marked(mark(at));
                    int other = pair.other().fd();
                    remember(
                            ring.send(at, other, memory, 0, SIZE, MsgFlags.NONE),
                            new Begun("send", mark(at), memory));
                }
                case 5 -> {
                    RingMemory memory = marked(mark(at));
                    int other = pair.other().fd();
                    remember(
                            ring.sendZeroCopy(at, other, memory, 0, SIZE, MsgFlags.NONE),
                            new Begun("zero-copy", mark(at), memory));
                }
                case 6 -> cancelOne();
                case 7 -> cancelStale();
                case 8 -> {
                    remember(ring.cancelDescriptor(at, fd), new Begun("cancel", (byte) 0, null));
                    if (random.nextInt(4) == 0) {
                        replace(at);
                    }
                }
                case 9 ->
                        remember(
                                ring.timeout(at, random.nextInt(200_000)),
                                new Begun("timeout", (byte) 0, null));
                case 10 -> ring.submit();
                case 11 ->
                        remember(
                                ring.recvMultishot(at, fd, buffers, MsgFlags.NONE),
                                new Begun("provided", mark(at), null));
                case 12 -> recycleOne();
                case 13 -> { // nobody but the ring holds the message
                    RingMessage message = message(marked(mark(at)));
                    int other = pair.other().fd();
                    remember(
                            ring.sendMsg(at, other, message.outgoing(), MsgFlags.NONE),
                            new Begun("sendmsg", mark(at), null));
                }
                case 14 -> {
                    RingMessage message = message(marked(mark(at)));
                    int other = pair.other().fd();
                    remember(
                            ring.sendMsgZeroCopy(at, other, message.outgoing(), MsgFlags.NONE),
                            new Begun("sendmsg, zero-copy", mark(at), null));
                }
                case 15 -> {
                    RingMemory memory = marked(UNTOUCHED);
                    remember(
                            ring.recvMsg(at, fd, message(memory).incoming(), MsgFlags.NONE),
                            new Begun("recv", mark(at), memory));
                }
                default -> {
                    ring.await(random.nextInt(100_000));
                    ring.forEachCompletion(this);
                }
            }
        }

        /// In two pieces, so that the kernel has more to read than one address.
        private RingMessage message(RingMemory memory) {
            return RingMessage.allocate(2, 0)
                    .add(memory, 0, SIZE / 4)
                    .add(memory, SIZE / 4, SIZE - SIZE / 4);
        }

        /// What was lent is as it was when it came, until it is given back.
        private void recycleOne() throws IOException {
            if (!lent.isEmpty()) {
                int id = lent.keySet().iterator().next();
                checkLent(id, lent.remove(id));
                buffers.recycle(id);
            }
        }

        private void checkLent(int id, Lent data) {
            for (int i = 0; i < data.size(); i++) {
                byte b = buffers.segment().get(ValueLayout.JAVA_BYTE, (long) id * SIZE + i);
                assertThat(b).as("byte %d of buffer %d", i, id).isEqualTo(data.mark());
            }
        }

        /// Closes a connection while operations are under way, and makes another, which gets the
        /// same numbers.
        private void replace(int at) throws Exception {
            ring.submit();
            pairs.get(at).close();
            pairs.set(at, Pair.tcp());
        }

        private void cancelOne() throws IOException {
            if (!begun.isEmpty()) {
                Long[] tokens = begun.keySet().toArray(Long[]::new);
                long token = tokens[random.nextInt(tokens.length)];
                remember(ring.cancel(0, token), new Begun("cancel", (byte) 0, null));
            }
        }

        /// A token of the past never finds a later operation.
        private void cancelStale() throws IOException {
            if (!ended.isEmpty()) {
                Long[] tokens = ended.keySet().toArray(Long[]::new);
                long token = tokens[random.nextInt(tokens.length)];
                remember(ring.cancel(0, token), new Begun("stale", (byte) 0, null));
            }
        }

        private void remember(long token, Begun operation) {
            assertThat(ended).doesNotContainKey(token);
            assertThat(begun.put(token, operation)).isNull();
        }

        @Override
        public void completed(long token, long userData, int result, int flags) {
            Begun operation = begun.get(token);
            assertThat(operation).as("token %d", token).isNotNull();
            if (operation.what().equals("stale")) {
                assertThat(result).isEqualTo(-Errno.ENOENT.number());
            }
            if (operation.what().equals("recv")) {
                checkReceived(operation, Math.max(result, 0));
            }
            if (Completion.hasBuffer(flags)) {
                assertThat(operation.what()).isEqualTo("provided");
                int id = Completion.bufferId(flags);
                Lent data = new Lent(operation.mark(), Math.max(result, 0));
                assertThat(lent.put(id, data)).isNull();
                checkLent(id, data);
            }
            if (Completion.isFinal(flags)) {
                begun.remove(token);
                ended.put(token, true);
            }
        }

        /// What came is of the connection; behind it the memory is as it was, now and at the end.
        private void checkReceived(Begun operation, int size) {
            MemorySegment all = operation.memory().segment();
            byte[] bytes = all.toArray(ValueLayout.JAVA_BYTE);
            for (int i = 0; i < bytes.length; i++) {
                byte expected = i < size ? operation.mark() : UNTOUCHED;
                if (bytes[i] != expected) {
                    throw new AssertionError(
                            "byte " + i + " is " + bytes[i] + " and not " + expected);
                }
            }
            all.fill(UNTOUCHED);
            watched.add(all);
        }

        void run() throws Exception {
            try {
                for (int i = 0; i < steps; i++) {
                    step();
                    if (i % 250 == 249) {
                        System.gc(); // frees what nobody holds, to be allocated anew
                        for (int j = 0; j < 50; j++) {
                            watched.add(marked(UNTOUCHED).segment());
                        }
                    }
                }
                if (random.nextBoolean()) {
                    remember(ring.cancelAll(0), new Begun("cancel", (byte) 0, null));
                    long end = System.nanoTime() + 20_000_000_000L;
                    for (Pair pair : pairs) {
                        pair.close(); // lets zero-copy sends end
                    }
                    while (!begun.isEmpty() && System.nanoTime() - end < 0) {
                        ring.await(100_000_000);
                        ring.forEachCompletion(this);
                    }
                    assertThat(begun).isEmpty();
                    assertThat(ring.inFlight()).isZero();
                    assertThat(buffers.lent()).isEqualTo(lent.size());
                }
                lent.forEach(this::checkLent);
            } finally {
                pairs.forEach(Pair::close);
                ring.close();
            }
            assertThat(ring.inFlight()).isZero();
            for (MemorySegment memory : watched) {
                byte[] bytes = memory.toArray(ValueLayout.JAVA_BYTE);
                for (byte b : bytes) {
                    assertThat(b).isEqualTo(UNTOUCHED);
                }
            }
        }
    }

    @RepeatedTest(6)
    void randomOperations_comeToOneEndEach_andTouchOnlyTheirMemory(RepetitionInfo repetition)
            throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        int retained = Retained.count();
        new Run(repetition.getCurrentRepetition(), STEPS).run();
        before.assertNoneAdded(Duration.ofSeconds(5));
        assertThat(Retained.count()).isEqualTo(retained);
    }
}
