package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.SocketType;
import soquete.message.MsgFlags;

/// The pollers are virtual threads: what that means where carriers are few, busy, or idle.
@Timeout(120)
class CarriersTest {
    /// Bounces a byte, as often as asked; both ends wait at each turn.
    private static void bounce(int times) throws IOException, InterruptedException {
        try (Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM)) {
            Thread other =
                    Thread.startVirtualThread(
                            () -> {
                                byte[] data = new byte[1];
                                try {
                                    while (pair.server().recv(data) == 1) {
                                        pair.server().send(data);
                                    }
                                } catch (IOException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            byte[] data = new byte[1];
            for (int i = 0; i < times; i++) {
                pair.client().send(data);
                if (pair.client().recv(data) != 1) {
                    throw new AssertionError("the end after " + i + " bytes");
                }
            }
            pair.client().close();
            other.join();
        }
    }

    private static Thread inVirtualThread(int times, List<Throwable> failures) {
        return Thread.startVirtualThread(
                () -> {
                    try {
                        bounce(times);
                    } catch (Throwable t) {
                        failures.add(t);
                    }
                });
    }

    @Test
    void virtualThreads_onTheCarriersThatAreLeft_goOn() throws Exception {
        assertThat(OwnJvm.run(BusyCarrier.class, OwnJvm.carriers(2))).isEqualTo("went on\n");
    }

    /// One of two carriers belongs to a virtual thread that never yields.
    static final class BusyCarrier {
        private static volatile boolean over;

        private BusyCarrier() {}

        public static void main(String[] args) throws Exception {
            List<Throwable> failures = new ArrayList<>();
            for (int round = 0; round < 50; round++) {
                over = false;
                CountDownLatch busy = new CountDownLatch(1);
                Thread first = inVirtualThread(200, failures);
                Thread hog =
                        Thread.startVirtualThread(
                                () -> {
                                    busy.countDown();
                                    while (!over) {
                                        Thread.onSpinWait();
                                    }
                                });
                busy.await();
                Thread second = inVirtualThread(200, failures);
                first.join();
                second.join();
                over = true;
                hog.join();
            }
            System.out.println(failures.isEmpty() ? "went on" : failures.toString());
        }
    }

    @Test
    void platformThread_thatParks_needsNoCarrier() throws Exception {
        assertThat(OwnJvm.run(NoCarrier.class, OwnJvm.ONE_CARRIER)).isEqualTo("went on\n");
    }

    /// The only carrier belongs to a virtual thread that never yields. A platform thread that wants
    /// to see more data than there is waits for events, not in poll(2).
    static final class NoCarrier {
        private static final MsgFlags PEEK_ALL = MsgFlags.MSG_WAITALL.and(MsgFlags.MSG_PEEK);
        private static volatile boolean over;

        private NoCarrier() {}

        public static void main(String[] args) throws Exception {
            try (Loopback.Pair pair = Loopback.Pair.tcp()) {
                Thread early = Thread.startVirtualThread(() -> receive(pair.server(), 1));
                while (early.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                pair.client().send(new byte[1]);
                early.join();
                CountDownLatch busy = new CountDownLatch(1);
                Thread hog =
                        Thread.startVirtualThread(
                                () -> {
                                    busy.countDown();
                                    while (!over) {
                                        Thread.onSpinWait();
                                    }
                                });
                busy.await();
                Thread reader = Thread.ofPlatform().start(() -> receive(pair.server(), 2));
                while (reader.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
                pair.client().send(new byte[1]);
                boolean ended = reader.join(Duration.ofSeconds(30));
                over = true;
                hog.join();
                System.out.println(ended ? "went on" : "hangs");
                System.exit(0);
            }
        }

        private static void receive(Socket socket, int size) {
            try {
                assertThat(socket.recv(size, PEEK_ALL)).hasSize(size);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void waiting_allocatesNothing() throws Exception {
        String bytes = OwnJvm.run(Allocations.class, OwnJvm.ONE_CARRIER).strip();
        assertThat(Double.parseDouble(bytes)).as("bytes for each wait").isLessThan(4.0);
    }

    /// Prints the bytes that all threads together allocate for each wait of a virtual thread,
    /// beyond what the platform allocates to continue two threads: the one that waited, and the
    /// poller, which yields to it.
    static final class Allocations {
        private static final int WAITS = 400_000;
        private static final int WARM_UPS = 4;

        private static volatile int turn;

        private Allocations() {}

        public static void main(String[] args) throws Exception {
            List<Throwable> failures = new ArrayList<>();
            double ours = 0;
            double theirs = 0;
            for (int i = 0; i <= WARM_UPS; i++) {
                long before = allocated();
                inVirtualThread(WAITS / 2, failures).join();
                long between = allocated();
                parkInTurn();
                long after = allocated();
                ours = (double) (between - before) / WAITS;
                theirs = (double) (after - between) / WAITS;
            }
            System.out.println(failures.isEmpty() ? ours - 2 * theirs : failures);
        }

        /// Two threads that continue each other.
        private static void parkInTurn() throws InterruptedException {
            turn = 0;
            Thread[] both = new Thread[2];
            for (int i = 0; i < 2; i++) {
                int own = i;
                both[i] =
                        Thread.ofVirtual()
                                .unstarted(
                                        () -> {
                                            for (int k = 0; k < WAITS / 2; k++) {
                                                while (turn != own) {
                                                    LockSupport.park();
                                                }
                                                turn = 1 - own;
                                                LockSupport.unpark(both[1 - own]);
                                            }
                                        });
            }
            both[0].start();
            both[1].start();
            both[0].join();
            both[1].join();
        }

        private static long allocated() {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            return threads.getTotalThreadAllocatedBytes();
        }
    }

    @Test
    void idleConnections_costNoTime() throws Exception {
        String share = OwnJvm.run(Idle.class, List.of("-Xmx512m")).strip();
        assertThat(Double.parseDouble(share)).as("share of a processor").isLessThan(0.001);
    }

    /// Prints the part of a processor that the process uses while 10,000 sockets have a virtual
    /// thread each that waits. Then all of them get what they wait for.
    static final class Idle {
        private static final int PAIRS = 5000;
        private static final long SECONDS = 10;

        private Idle() {}

        public static void main(String[] args) throws Exception {
            List<Loopback.Pair> pairs = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM);
                pairs.add(pair);
                threads.add(Thread.startVirtualThread(() -> receive(pair.client())));
                threads.add(Thread.startVirtualThread(() -> receive(pair.server())));
            }
            for (Thread thread : threads) {
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            Thread.sleep(Duration.ofSeconds(2)); // compilers and collectors end what they do
            long before = processorTime();
            Thread.sleep(Duration.ofSeconds(SECONDS));
            long used = processorTime() - before;
            for (Loopback.Pair pair : pairs) {
                pair.client().send(new byte[1]);
                pair.server().send(new byte[1]);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.println((double) used / TimeUnit.SECONDS.toNanos(SECONDS));
        }

        private static void receive(Socket socket) {
            try {
                assertThat(socket.recv(2)).hasSize(1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /// Nanoseconds of all threads but the compilers.
        private static long processorTime() throws IOException {
            long sum = 0;
            try (DirectoryStream<Path> tasks =
                    Files.newDirectoryStream(Path.of("/proc/self/task"))) {
                for (Path task : tasks) {
                    try {
                        if (!Files.readString(task.resolve("comm")).contains("CompilerThre")) {
                            String stat = Files.readString(task.resolve("schedstat"));
                            sum += Long.parseLong(stat.substring(0, stat.indexOf(' ')));
                        }
                    } catch (NoSuchFileException e) {
                        continue; // the thread has ended
                    }
                }
            }
            return sum;
        }
    }
}
