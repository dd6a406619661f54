package soquete.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    /// Setting a timer takes a lock, and the thread parks where another has it. An event that comes
    /// then ends that park, and the wait must not begin as if it had not come.
    @Test
    void event_whileTheThreadParksForTheTimersLock_isNotLost() throws Exception {
        try (Socket elsewhere = pair().first();
                Socket socket = pair().first()) {
            FutureTask<Object> first = waiting(elsewhere); // so that there is a timer to look at
            Descriptor descriptor = new Descriptor(socket.detach());
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            FutureTask<Boolean> holder =
                    new FutureTask<>(
                            () -> Alarm.Timers.POOL.getQueue().contains(new Lock(held, release)));
            Thread.ofPlatform().start(holder);
            held.await();
            FutureTask<Outcome> wait =
                    new FutureTask<>(
                            () -> {
                                int ticket = descriptor.ticket(Direction.READ);
                                descriptor.enter();
                                long deadline = Deadline.after(20_000_000_000L);
                                try {
                                    return descriptor.await(Direction.READ, ticket, deadline);
                                } finally {
                                    descriptor.leave();
                                }
                            });
            Thread waiter = Thread.startVirtualThread(wait);
            awaitParked(waiter);
            descriptor.ready(true, false);
            awaitParked(waiter);
            release.countDown();

            assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.READY);
            assertThat(holder.get()).isFalse();
            descriptor.close();
            elsewhere.close();
            assertThatThrownBy(() -> first.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(IOException.class);
        }
    }

    private static FutureTask<Object> waiting(Socket socket) throws InterruptedException {
        socket.timeout(Duration.ofMinutes(5));
        FutureTask<Object> task = new FutureTask<>(() -> socket.recv(1));
        awaitParked(Thread.startVirtualThread(task));
        return task;
    }

    /// Until the thread is seen parked a thousand times in a row.
    private static void awaitParked(Thread thread) {
        int seen = 0;
        while (seen < 1000) {
            seen = thread.getState() == Thread.State.WAITING ? seen + 1 : 0;
            Thread.onSpinWait();
        }
    }

    /// Whoever looks for it in the queue of timers holds the lock of that until the test lets go.
    private record Lock(CountDownLatch held, CountDownLatch release) implements Runnable {
        @Override
        public void run() {}

        @Override
        public boolean equals(@Nullable Object other) {
            held.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return false;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
