package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InterruptedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.message.MsgFlags;

/// One to 64 threads of both kinds wait on one socket, in a mix of operations. A close ends all
/// within 100 milliseconds, and so do interrupts.
///
/// What the scheduler of a busy machine adds is measured and allowed: as many threads of the same
/// kinds wait for a latch, which is let go at the same time.
///
/// `-Dsoquete.crowds=N` repeats it N times (default 2). It prints the worst.
@Timeout(120)
class CrowdTest {
    private static final long MOST = 100_000_000;
    private static final int ROUNDS = Integer.getInteger("soquete.crowds", 2);

    private interface End {
        void all(Socket socket, List<Thread> threads);
    }

    @Test
    void close_endsAllOfAnyMixInTime() throws Exception {
        long worst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int size : new int[] {1, 2, 8, 64}) {
                End closing = (socket, threads) -> socket.close();
                worst = Math.max(worst, crowd(size, closing, AsynchronousCloseException.class));
            }
        }
        System.out.println("close of a crowd: the worst after " + worst / 1000 + " us");
    }

    @Test
    void interrupt_endsAllOfAnyMixInTime() throws Exception {
        long worst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int size : new int[] {1, 2, 8, 64}) {
                End interrupting = (socket, threads) -> threads.forEach(Thread::interrupt);
                worst = Math.max(worst, crowd(size, interrupting, InterruptedIOException.class));
            }
        }
        System.out.println("interrupt of a crowd: the worst after " + worst / 1000 + " us");
    }

    private static long crowd(int size, End end, Class<? extends Exception> expected)
            throws Exception {
        try (Kept kept = new Kept()) {
            Loopback.Pair pair = Loopback.Pair.tcp();
            kept.add(pair.client());
            kept.add(pair.server());
            List<Callable<?>> mix = mix(kept, pair.client());
            Queue<String> wrong = new ConcurrentLinkedQueue<>();
            CountDownLatch control = new CountDownLatch(1);
            AtomicLong last = new AtomicLong();
            AtomicLong lastOfControl = new AtomicLong();
            List<Blocked> crowd = new ArrayList<>();
            List<Thread> controls = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                boolean virtual = i % 2 == 0;
                Callable<?> call = mix.get(i % mix.size());
                crowd.add(
                        Blocked.in(
                                virtual,
                                () -> {
                                    try {
                                        wrong.add("ended well: " + call.call());
                                    } catch (Exception e) {
                                        last.accumulateAndGet(System.nanoTime(), Math::max);
                                        if (!expected.isInstance(e)) {
                                            wrong.add(e.toString());
                                        }
                                    }
                                    return true;
                                }));
                Runnable waiting =
                        () -> {
                            try {
                                control.await();
                            } catch (InterruptedException e) {
                                wrong.add(e.toString());
                            }
                            lastOfControl.accumulateAndGet(System.nanoTime(), Math::max);
                        };
                controls.add(
                        virtual
                                ? Thread.startVirtualThread(waiting)
                                : Thread.ofPlatform().start(waiting));
            }
            List<Thread> threads = crowd.stream().map(Blocked::thread).toList();
            long start = System.nanoTime();
            control.countDown();
            end.all(pair.client(), threads);
            for (Blocked one : crowd) {
                assertThat(one.result()).isEqualTo(true);
            }
            for (Thread one : controls) {
                assertThat(one.join(Duration.ofSeconds(20))).isTrue();
            }
            assertThat(wrong).isEmpty();
            long scheduling = Math.max(0, lastOfControl.get() - start);
            long took = last.get() - start;
            assertThat(took).as("of " + size).isLessThan(MOST + scheduling);
            return took;
        }
    }

    /// Everything that waits on one connected TCP socket, whose buffers are full.
    private static List<Callable<?>> mix(Kept kept, Socket socket) throws Exception {
        byte[] much = new byte[60_000_000];
        Pipe pipe = kept.add(Pipe.open());
        return List.of(
                () -> socket.recv(10),
                () -> sendForEver(socket, much),
                () -> socket.recvExactly(10),
                () -> sendAll(socket, much),
                () -> socket.recvMsg(10, 100),
                () -> socket.recv(10, MsgFlags.MSG_WAITALL),
                () -> socket.recvFrom(10),
                () -> socket.spliceTo(pipe.writeEnd(), 10),
                () -> socket.spliceFrom(pipe.readEnd(), 10),
                () -> socket.inputStream().read());
    }

    private static Object sendForEver(Socket socket, byte[] much) throws Exception {
        while (true) {
            socket.send(much);
        }
    }

    private static Object sendAll(Socket socket, byte[] much) throws Exception {
        socket.sendAll(much);
        return true;
    }
}
