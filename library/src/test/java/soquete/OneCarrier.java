package soquete;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import soquete.endpoint.Hints;
import soquete.resolve.Resolver;

/// The program of [PinningTest]: of each row of the table [Waits] a thousand virtual threads wait
/// at the same time, and one more thread runs all the same. Then the sockets are closed, and all
/// end.
///
/// Argument: how many threads of each.
final class OneCarrier {
    private OneCarrier() {}

    public static void main(String[] args) throws Exception {
        int each = Integer.parseInt(args[0]);
        int rows = 0;
        int all = 0;
        try (Kept kept = new Kept()) {
            List<Socket> sockets = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            AtomicInteger ended = new AtomicInteger();
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            for (Waits wait : Waits.all()) {
                if (!wait.isPossible()) {
                    continue;
                }
                rows++;
                Waiting waiting = wait.prepare(kept);
                sockets.add(waiting.socket());
                // Those that try again and again are fewer: they need the carrier for that.
                int count = wait.pace() == Waits.Pace.REST ? each / 20 : each;
                for (int i = 0; i < count; i++) {
                    threads.add(
                            Thread.startVirtualThread(
                                    () -> {
                                        try {
                                            waiting.call().call();
                                            failures.add(new AssertionError(wait + " ended"));
                                        } catch (Throwable e) {
                                            failures.add(e);
                                            ended.incrementAndGet();
                                        }
                                    }));
                }
            }
            all = threads.size();
            for (Thread thread : threads) {
                while (!isWaiting(thread)) {
                    if (thread.getState() == Thread.State.TERMINATED) {
                        System.out.println("an operation did not wait: " + failures);
                        System.exit(1);
                    }
                    Thread.onSpinWait();
                }
            }
            CountDownLatch unrelated = new CountDownLatch(1);
            Thread.startVirtualThread(
                    () -> {
                        try {
                            // A look-up goes through the C library, which blocks its thread.
                            Resolver.getaddrinfo("localhost", "80", Hints.NONE);
                            unrelated.countDown();
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            unrelated.await();
            long start = System.nanoTime();
            for (Socket socket : sockets) {
                socket.close();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.err.println(
                    rows
                            + " rows, "
                            + all
                            + " threads, ended in "
                            + (System.nanoTime() - start) / 1_000_000
                            + " ms");
            boolean every = ended.get() == all;
            failures.stream()
                    .filter(failure -> failure instanceof AssertionError)
                    .map(Throwable::getMessage)
                    .distinct()
                    .forEach(System.out::println);
            System.out.print(every ? "all waiting, all ended\n" : "only " + ended.get() + "\n");
        }
    }

    private static boolean isWaiting(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }
}
