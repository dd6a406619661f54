package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;

@Timeout(120)
class ManyDeadlinesTest {
    @Test
    void manyDeadlines_areNeverEarly_andCostNoThreadEach() throws Exception {
        assertThat(OwnJvm.run(Deadlines.class, List.of("-Xmx1g"))).isEqualTo("all in time\n");
    }

    /// 100,000 virtual threads, 1000 to a socket, wait with deadlines of their own at once.
    static final class Deadlines {
        private static final int SOCKETS = 100;
        private static final int EACH = 1000;

        private Deadlines() {}

        public static void main(String[] args) throws Exception {
            ThreadMXBean platform = ManagementFactory.getThreadMXBean();
            AtomicInteger early = new AtomicInteger();
            AtomicInteger late = new AtomicInteger();
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            List<Thread> threads = new ArrayList<>();
            List<Loopback.Pair> pairs = new ArrayList<>();
            for (int i = 0; i < SOCKETS; i++) {
                Loopback.Pair pair = Loopback.Pair.unix(SocketType.SOCK_STREAM);
                pairs.add(pair);
                long nanos = Duration.ofMillis(3000 + 10 * i).toNanos();
                pair.client().timeout(Duration.ofNanos(nanos));
                for (int k = 0; k < EACH; k++) {
                    threads.add(
                            Thread.startVirtualThread(
                                    () -> {
                                        long start = System.nanoTime();
                                        try {
                                            pair.client().recv(1);
                                        } catch (DeadlineException e) {
                                            boolean soon = System.nanoTime() - start < nanos;
                                            (soon ? early : late).incrementAndGet();
                                        } catch (IOException e) {
                                            failures.add(e);
                                        }
                                    }));
                }
            }
            int most = 0;
            for (Thread thread : threads) {
                most = Math.max(most, platform.getThreadCount());
                thread.join();
            }
            pairs.forEach(Loopback.Pair::close);
            boolean good = late.get() == SOCKETS * EACH && early.get() == 0 && most < 60;
            System.out.println(
                    good
                            ? "all in time"
                            : late
                                    + " in time, "
                                    + early
                                    + " early, "
                                    + most
                                    + " threads "
                                    + failures);
        }
    }
}
