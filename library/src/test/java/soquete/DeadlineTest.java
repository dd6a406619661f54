package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;
import soquete.option.SolSocket;

/// One deadline for the whole operation, however often it is woken: by a reader that takes a little
/// at a time, and by data that another thread takes first.
@Timeout(60)
class DeadlineTest {
    private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long MOST = TimeUnit.SECONDS.toNanos(5);

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void sendAll_toASlowReader_endsAtItsDeadline(boolean virtual) throws Exception {
        try (SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            pair.first().set(SolSocket.SO_SNDBUF, 8192);
            Thread.ofPlatform()
                    .daemon()
                    .start(
                            () -> {
                                try {
                                    while (pair.second().recv(1000).length > 0) {
                                        LockSupport.parkNanos(1_000_000);
                                    }
                                } catch (IOException e) {
                                    return; // the test is over
                                }
                            });
            pair.first().timeout(Duration.ofNanos(LEAST));
            long[] sent = new long[1];
            long took =
                    OnThread.call(
                            virtual,
                            () -> {
                                long start = System.nanoTime();
                                try {
                                    pair.first().sendAll(new byte[50_000_000]);
                                } catch (DeadlineException e) {
                                    sent[0] = e.progress().transferred();
                                    return System.nanoTime() - start;
                                }
                                return 0L;
                            });
            assertThat(took).isBetween(LEAST, MOST);
            assertThat(sent[0]).as("it was woken in between").isGreaterThan(20_000);
        }
    }

    /// Every datum wakes both; one gets it, and the other waits on, to its own deadline.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void recv_wokenInVain_holdsItsDeadline(boolean virtual) throws Exception {
        try (SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_DGRAM);
                Socket same = pair.first().duplicate()) {
            Blocked greedy =
                    Blocked.in(
                            virtual,
                            () -> {
                                int count = 0;
                                while (same.recv(10)[0] != 0) {
                                    count++;
                                }
                                return count;
                            });
            pair.first().timeout(Duration.ofNanos(LEAST));
            Blocked late =
                    Blocked.in(
                            virtual,
                            () -> {
                                long start = System.nanoTime();
                                try {
                                    while (true) {
                                        start = System.nanoTime();
                                        pair.first().recv(10);
                                    }
                                } catch (DeadlineException e) {
                                    return System.nanoTime() - start;
                                }
                            });
            for (int i = 0; i < 100; i++) {
                pair.second().send(new byte[] {1});
                LockSupport.parkNanos(1_000_000);
            }
            assertThat((Long) late.result()).isBetween(LEAST, MOST);
            pair.second().send(new byte[] {0});
            assertThat((Integer) greedy.result()).isBetween(0, 100);
        }
    }
}
