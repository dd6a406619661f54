package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;

/// A thread of a pool that has waited on a socket carries nothing of it away: an interrupt that
/// comes later reaches no socket, and wakes nobody who waits on one now.
@Timeout(60)
class InterruptTraceTest {
    @Test
    void pooledThread_afterAWait_isClean() throws Exception {
        long before = wakes(); // what else runs in this JVM has eventfds too
        try (SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
                ExecutorService pool = Executors.newSingleThreadExecutor()) {
            Thread[] worker = new Thread[1];
            pool.submit(
                            () -> {
                                worker[0] = Thread.currentThread();
                                pair.first().timeout(Duration.ofMillis(1));
                                try {
                                    pair.first().recv(1);
                                } catch (DeadlineException e) {
                                    return true;
                                }
                                throw new AssertionError("it should have waited");
                            })
                    .get(20, TimeUnit.SECONDS);
            pair.first().timeout(Socket.FOREVER);
            // Takes the sleeper that the worker had.
            Blocked other = Blocked.in(false, () -> pair.first().recv(1));
            worker[0].interrupt();
            assertThat(wakes()).as("eventfds that were written to").isLessThanOrEqualTo(before);
            pair.second().send(new byte[] {7});
            assertThat((byte[]) other.result()).containsExactly(7);

            // An interrupt during a wait is used up by that wait.
            Object status =
                    pool.submit(
                                    () -> {
                                        Thread.interrupted();
                                        Thread.currentThread().interrupt();
                                        try {
                                            pair.first().recv(1);
                                            return "went on";
                                        } catch (InterruptedIOException e) {
                                            return Thread.interrupted();
                                        }
                                    })
                            .get(20, TimeUnit.SECONDS);
            assertThat(status).isEqualTo(true);
            pair.second().send(new byte[] {8});
            assertThat(pool.submit(() -> pair.first().recv(1)).get(20, TimeUnit.SECONDS))
                    .containsExactly(8);
        }
    }

    private static long wakes() throws IOException {
        long written = 0;
        try (var all = Files.list(Path.of("/proc/self/fdinfo"))) {
            for (Path info : all.toList()) {
                try {
                    for (String line : Files.readAllLines(info)) {
                        if (line.startsWith("eventfd-count:") && !line.strip().endsWith(" 0")) {
                            written++;
                        }
                    }
                } catch (NoSuchFileException gone) {
                    // closed since the directory was read
                }
            }
        }
        return written;
    }
}
