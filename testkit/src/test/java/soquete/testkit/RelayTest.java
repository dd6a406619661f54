package soquete.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RelayTest {
    private static final byte[] CLOSED = {-1};

    /// An end in memory: what the relay receives from it, and what it has sent to it.
    private static final class Memory implements Relay.End {
        final LinkedBlockingQueue<byte[]> in = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<byte[]> out = new LinkedBlockingQueue<>();
        volatile boolean finished;
        volatile boolean aborted;

        @Override
        public byte[] receive(int max) throws IOException {
            try {
                byte[] next = in.take();
                if (Arrays.equals(next, CLOSED)) {
                    throw new EOFException("closed");
                }
                return next;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void send(byte[] data) {
            out.add(data);
        }

        @Override
        public void finish() {
            finished = true;
        }

        @Override
        public void abort() {
            aborted = true;
        }

        @Override
        public void close() {
            in.add(CLOSED);
        }

        List<byte[]> sent() {
            return new ArrayList<>(out);
        }
    }

    private static byte[] counted(int from, int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static List<byte[]> streamed(Conditions conditions, byte[]... in) {
        Memory left = new Memory();
        Memory right = new Memory();
        left.in.addAll(Arrays.asList(in));
        left.in.add(new byte[0]);
        right.in.add(new byte[0]);
        try (Relay relay = Relay.ofStreams(left, right, conditions)) {
            assertThat(relay.awaitEnd(10_000)).isTrue();
        }
        return right.sent();
    }

    @Test
    void pieces_areNoLongerThanAsked_andKeepTheBytes() {
        List<byte[]> out = streamed(Conditions.NONE.pieces(3), counted(0, 10), counted(10, 2));
        assertThat(out).extracting(piece -> piece.length).containsExactly(3, 3, 3, 1, 2);
        assertThat(joined(out)).isEqualTo(counted(0, 12));
    }

    @Test
    void split_isAtThePlaceInTheStream() {
        List<byte[]> out = streamed(Conditions.NONE.splitAt(7), counted(0, 5), counted(5, 5));
        assertThat(out).extracting(piece -> piece.length).containsExactly(5, 2, 3);
    }

    @Test
    void coalescing_waitsForEnough_orTheEnd() {
        List<byte[]> out =
                streamed(
                        Conditions.NONE.coalescing(8),
                        counted(0, 3),
                        counted(3, 4),
                        counted(7, 4),
                        counted(11, 1));
        assertThat(out).extracting(piece -> piece.length).containsExactly(11, 1);
        assertThat(joined(out)).isEqualTo(counted(0, 12));
    }

    @Test
    void delayAndJitter_keepTheOrderOfBytes() {
        long start = System.nanoTime();
        List<byte[]> out =
                streamed(
                        Conditions.NONE
                                .pieces(1)
                                .delay(Duration.ofMillis(20), Duration.ofMillis(10)),
                        counted(0, 100));
        assertThat(joined(out)).isEqualTo(counted(0, 100));
        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(20));
    }

    @Test
    void cut_isAfterExactlySoManyBytes() {
        for (Conditions.Cut how : Conditions.Cut.values()) {
            Memory left = new Memory();
            Memory right = new Memory();
            left.in.add(counted(0, 10));
            right.in.add(new byte[0]);
            try (Relay relay = Relay.ofStreams(left, right, Conditions.NONE.cutAfter(4, how))) {
                assertThat(relay.awaitEnd(10_000)).isTrue();
                assertThat(joined(right.sent())).isEqualTo(counted(0, 4));
                assertThat(right.finished).isEqualTo(how == Conditions.Cut.END);
                assertThat(right.aborted && left.aborted).isEqualTo(how == Conditions.Cut.RESET);
            }
        }
    }

    @Test
    void stall_keepsWhatComes() throws Exception {
        Memory left = new Memory();
        Memory right = new Memory();
        try (Relay relay = Relay.ofStreams(left, right, Conditions.NONE)) {
            relay.stall();
            left.in.add(counted(0, 10));
            assertThat(right.out.poll(50, TimeUnit.MILLISECONDS)).isNull();
            relay.resume();
            assertThat(right.out.poll(10, TimeUnit.SECONDS)).isEqualTo(counted(0, 10));
        }
    }

    private static List<Integer> messages(Conditions conditions) throws Exception {
        Memory left = new Memory();
        Memory right = new Memory();
        for (int i = 0; i < 100; i++) {
            left.in.add(new byte[] {(byte) i, 0});
        }
        try (Relay relay = Relay.ofMessages(left, right, conditions)) {
            left.in.add(CLOSED);
            right.in.add(CLOSED);
            assertThat(relay.awaitEnd(10_000)).isTrue();
        }
        List<Integer> out = new ArrayList<>();
        for (byte[] message : right.sent()) {
            assertThat(message).hasSize(2);
            out.add((int) message[0]);
        }
        return out;
    }

    @Test
    void messages_areLostRepeatedAndTurnedAround_asTheSeedSays() throws Exception {
        Conditions bad = Conditions.NONE.messages(0.2, 0.1, 0.1);
        List<Integer> out = messages(bad.seed(3));
        assertThat(out).isEqualTo(messages(bad.seed(3))).isNotEqualTo(messages(bad.seed(4)));
        assertThat(out.stream().distinct().count()).isBetween(60L, 95L);
        assertThat(out.size()).isGreaterThan((int) out.stream().distinct().count());
        assertThat(out).isNotEqualTo(out.stream().sorted().toList());
        assertThat(messages(Conditions.NONE)).hasSize(100).isSorted();
    }
}
