package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.error.WouldBlockException;
import soquete.option.Linger;
import soquete.option.SolSocket;

/// With `SO_LINGER`, close(2) waits in the kernel until the peer has everything.
@Timeout(60)
class LingeringTest {
    private static final int SECONDS = 50;

    /// A connection whose one end has sent as much as goes without the other end reading.
    static Loopback.Pair full() throws Exception {
        return filled(LingeringWay.OPTION.connected(SECONDS));
    }

    private static Loopback.Pair filled(Loopback.Pair pair) throws IOException {
        pair.client().timeout(Duration.ZERO);
        try {
            while (true) {
                pair.client().send(new byte[100_000]);
            }
        } catch (WouldBlockException e) {
            pair.client().timeout(Socket.FOREVER);
            return pair;
        }
    }

    static void readAll(Socket socket) throws IOException {
        byte[] data = new byte[1_000_000];
        while (socket.recv(data) > 0) {}
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void close_lingering_returnsWhenThePeerHasEverything(boolean virtual) throws Exception {
        try (Loopback.Pair pair = full()) {
            Blocked closing = Blocked.in(virtual, () -> closed(pair.client()));
            assertThat(pair.client().isOpen()).isFalse();
            assertThat(closing.thread().join(Duration.ofMillis(300))).isFalse();
            readAll(pair.server());
            assertThat(closing.result()).isEqualTo("closed");
        }
    }

    @Test
    void close_lingering_waitsAsLongAsTheOptionSays() throws Exception {
        try (Loopback.Pair pair = full()) {
            pair.client().set(SolSocket.SO_LINGER, new Linger(true, 1));
            long start = System.nanoTime();
            pair.client().close();
            assertThat(System.nanoTime() - start)
                    .isBetween(TimeUnit.MILLISECONDS.toNanos(900), TimeUnit.SECONDS.toNanos(20));
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void close_lingering_interrupted_goesOnInTheBackground(boolean virtual) throws Exception {
        try (Loopback.Pair pair = full()) {
            Blocked closing = Blocked.in(virtual, () -> closed(pair.client()));
            closing.thread().interrupt();
            assertThat(closing.result()).isEqualTo("closed, interrupted");
            // What was sent arrives, and then the end.
            readAll(pair.server());
        }
    }

    @ParameterizedTest(name = "reader virtual={0}, closer virtual={1}")
    @CsvSource({"false,false", "false,true", "true,false", "true,true"})
    void blockedCalls_endedByALingeringClose_doNotLinger(boolean reader, boolean closer)
            throws Exception {
        try (Loopback.Pair pair = full()) {
            List<Blocked> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(Blocked.in(reader, () -> pair.client().recv(1)));
            }
            Blocked closing = Blocked.in(closer, () -> closed(pair.client()));
            for (Blocked one : readers) {
                assertThat(one.failure()).isInstanceOf(AsynchronousCloseException.class);
            }
            assertThat(closing.thread().isAlive()).isTrue();
            readAll(pair.server());
            assertThat(closing.result()).isEqualTo("closed");
        }
    }

    private static String closed(Socket socket) {
        socket.close();
        return Thread.currentThread().isInterrupted() ? "closed, interrupted" : "closed";
    }

    @ParameterizedTest
    @EnumSource(LingeringWay.class)
    void close_ofManyLingering_leavesTheOneCarrierFree(LingeringWay way) throws Exception {
        List<String> flags = new ArrayList<>(OwnJvm.ONE_CARRIER);
        flags.add("-Dway=" + way);
        assertThat(OwnJvm.run(OneCarrier.class, flags)).isEqualTo("all closed\n");
    }

    /// The program of that test: a process in which nothing else has lingered.
    static final class OneCarrier {
        private static final int CLOSES = 20;

        private OneCarrier() {}

        public static void main(String[] args) throws Exception {
            LingeringWay way = LingeringWay.valueOf(System.getProperty("way"));
            List<Loopback.Pair> pairs = new ArrayList<>();
            List<Thread> closing = new ArrayList<>();
            for (int i = 0; i < CLOSES; i++) {
                Loopback.Pair pair = filled(way.connected(SECONDS));
                pairs.add(pair);
                closing.add(Thread.startVirtualThread(pair.client()::close));
            }
            for (int i = 0; i < CLOSES; i++) {
                while (pairs.get(i).client().isOpen()
                        || closing.get(i).getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            CountDownLatch unrelated = new CountDownLatch(1);
            Thread.startVirtualThread(unrelated::countDown);
            unrelated.await();
            for (Loopback.Pair pair : pairs) {
                readAll(pair.server());
            }
            for (Thread one : closing) {
                one.join();
            }
            System.out.println("all closed");
        }
    }
}
