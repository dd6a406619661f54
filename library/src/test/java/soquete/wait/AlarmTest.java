package soquete.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;

/// A timer stays when a wait ends before its deadline: what becomes of the waits after it.
@Timeout(60)
class AlarmTest {
    private static SocketPair pair() throws IOException {
        return Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
    }

    private static <T> T inVirtualThread(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.startVirtualThread(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    /// Waits until the other end has sent one byte.
    private static void receiveOne(SocketPair pair, Duration timeout) throws IOException {
        pair.first().timeout(timeout);
        Thread reader = Thread.currentThread();
        Thread.ofPlatform()
                .start(
                        () -> {
                            while (reader.getState() != Thread.State.WAITING
                                    && reader.getState() != Thread.State.TIMED_WAITING) {
                                Thread.onSpinWait();
                            }
                            try {
                                pair.second().send(new byte[1]);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(pair.first().recv(10)).hasSize(1);
    }

    private static long timeOut(SocketPair pair, Duration timeout) {
        pair.first().timeout(timeout);
        long start = System.nanoTime();
        assertThatThrownBy(() -> pair.first().recv(1)).isInstanceOf(DeadlineException.class);
        return System.nanoTime() - start;
    }

    private static void close(SocketPair pair) {
        pair.first().close();
        pair.second().close();
    }

    @Test
    void shorterDeadline_afterALongerOne_isInTime() throws Exception {
        SocketPair pair = pair();
        long took =
                inVirtualThread(
                        () -> {
                            receiveOne(pair, Duration.ofHours(1));
                            return timeOut(pair, Duration.ofMillis(50));
                        });
        assertThat(took).isBetween(TimeUnit.MILLISECONDS.toNanos(50), TimeUnit.SECONDS.toNanos(20));
        close(pair);
    }

    @Test
    void longerDeadline_afterAShorterOne_isNotEarly() throws Exception {
        SocketPair pair = pair();
        long took =
                inVirtualThread(
                        () -> {
                            receiveOne(pair, Duration.ofMillis(200));
                            return timeOut(pair, Duration.ofMillis(500));
                        });
        assertThat(took)
                .isBetween(TimeUnit.MILLISECONDS.toNanos(500), TimeUnit.SECONDS.toNanos(20));
        close(pair);
    }

    @Test
    void noDeadline_afterAShortOne_waitsOn() throws Exception {
        SocketPair pair = pair();
        Thread reader =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                receiveOne(pair, Duration.ofMillis(100));
                                pair.first().timeout(Socket.FOREVER);
                                assertThat(pair.first().recv(1)).hasSize(1);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(reader.join(Duration.ofMillis(500))).isFalse();
        pair.second().send(new byte[1]);
        assertThat(reader.join(Duration.ofSeconds(30))).isTrue();
        close(pair);
    }

    @Test
    void timer_staysForTheNextWait_andEndsWithTheSocket() throws Exception {
        int before = Alarm.count();
        List<SocketPair> pairs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pairs.add(pair());
        }
        inVirtualThread(
                () -> {
                    for (SocketPair pair : pairs) {
                        for (int k = 0; k < 5; k++) {
                            receiveOne(pair, Duration.ofHours(1));
                        }
                    }
                    return true;
                });
        assertThat(Alarm.count() - before).isEqualTo(20);
        pairs.forEach(AlarmTest::close);
        assertThat(Alarm.count() - before).isZero();
    }

    @Test
    void oneThread_servesAllTimers() throws Exception {
        List<SocketPair> pairs = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pairs.add(pair());
        }
        List<Thread> threads = new ArrayList<>();
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        for (SocketPair pair : pairs) {
            threads.add(Thread.startVirtualThread(() -> timeOut(pair, Duration.ofMillis(300))));
        }
        for (Thread thread : threads) {
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        }
        // Carriers, two pollers' and the timers' threads.
        assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(before + 15);
        pairs.forEach(AlarmTest::close);
    }
}
