package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
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
    void waiting_allocatesNothingOfOurs() throws Exception {
        assertThat(OwnJvm.run(Allocations.class, OwnJvm.ONE_CARRIER)).isEqualTo("[]\n");
    }

    /// Prints the classes of Soquete of which objects are made while two threads wait in turn. What
    /// the platform makes to continue a thread is not ours, and what its linker makes depends on
    /// what the compiler has inlined.
    static final class Allocations {
        private static final int WAITS = 400_000;

        private Allocations() {}

        public static void main(String[] args) throws Exception {
            List<Throwable> failures = new ArrayList<>();
            inVirtualThread(WAITS / 20, failures).join();
            Path file = Files.createTempFile("allocations", ".jfr");
            try (Recording recording = new Recording()) {
                recording.enable("jdk.ObjectAllocationSample").with("throttle", "1000/s");
                recording.start();
                inVirtualThread(WAITS / 2, failures).join();
                recording.stop();
                recording.dump(file);
            }
            Set<String> ours = new TreeSet<>();
            Set<String> often = new TreeSet<>(); // the sockets themselves are made once
            int samples = 0;
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                String name = event.getClass("objectClass").getName();
                samples++;
                if (name.startsWith("soquete.") && !ours.add(name)) {
                    often.add(name);
                }
            }
            Files.delete(file);
            boolean measured = failures.isEmpty() && samples > 100;
            System.out.println(measured ? often : samples + " samples, " + failures);
        }
    }

    @Test
    void idleConnections_costNoTime() throws Exception {
        double least = 1;
        for (int attempt = 0; attempt < 3 && least >= 0.001; attempt++) { // the JVM compiles, too
            String share = OwnJvm.run(Idle.class, List.of("-Xmx512m")).strip();
            least = Math.min(least, Double.parseDouble(share));
        }
        assertThat(least).as("share of a processor").isLessThan(0.001);
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
                    } catch (IOException _) {
                        // the thread has ended
                    }
                }
            }
            return sum;
        }
    }
}
