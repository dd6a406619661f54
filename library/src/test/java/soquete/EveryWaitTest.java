package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.error.DeadlineException;
import soquete.error.InProgressException;
import soquete.error.WouldBlockException;

/// The table [Waits]: every operation over every family, on both kinds of threads, in all three
/// modes. It ends by interrupt, by deadline and by close, and goes on when it can.
@Timeout(60)
class EveryWaitTest {
    static Stream<Arguments> waits() {
        return Waits.all().stream()
                .flatMap(
                        wait -> Stream.of(false, true).map(virtual -> Arguments.of(wait, virtual)));
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("waits")
    void interruptedThenOverdueThenReady(Waits wait, boolean virtual) throws Exception {
        wait.assume();
        try (Kept kept = new Kept()) {
            Waiting waiting = wait.prepare(kept);
            Blocked interrupted =
                    Blocked.in(
                            virtual,
                            () -> {
                                try {
                                    return waiting.call().call();
                                } catch (InterruptedIOException e) {
                                    assertThat(e).isNotInstanceOf(SocketTimeoutException.class);
                                    return "interrupted " + Thread.currentThread().isInterrupted();
                                }
                            });
            interrupted.thread().interrupt();
            assertThat(interrupted.result()).isEqualTo("interrupted true");
            assertThat(waiting.socket().isOpen()).isTrue();

            long least = TimeUnit.MILLISECONDS.toNanos(15);
            waiting.socket().timeout(Duration.ofNanos(least));
            Blocked overdue =
                    Blocked.in(
                            virtual,
                            () -> {
                                long start = System.nanoTime();
                                assertThatThrownBy(() -> waiting.call().call())
                                        .isInstanceOf(DeadlineException.class)
                                        .hasMessageContaining("the deadline passed");
                                return System.nanoTime() - start;
                            });
            assertThat((Long) overdue.result())
                    .isBetween(least, least + TimeUnit.SECONDS.toNanos(10));

            waiting.socket().timeout(Duration.ZERO);
            assertThatThrownBy(() -> waiting.call().call())
                    .isInstanceOfAny(WouldBlockException.class, InProgressException.class);

            if (wait.pace() != Waits.Pace.HANDSHAKE) {
                waiting.socket().timeout(Socket.FOREVER);
                Blocked again = Blocked.in(virtual, waiting.call());
                waiting.release().call();
                assertThat(again.result()).isNotNull();
            }
        }
    }

    /// Handshakes that the kernel repeats after seconds: all at once, so that it takes only once as
    /// long. Each was interrupted before, and goes on.
    @Test
    void handshakes_interruptedThenReady() throws Exception {
        try (Kept kept = new Kept()) {
            List<Waiting> all = new ArrayList<>();
            List<Blocked> again = new ArrayList<>();
            for (Waits wait : Waits.all()) {
                if (wait.pace() != Waits.Pace.HANDSHAKE || !wait.isPossible()) {
                    continue;
                }
                for (boolean virtual : new boolean[] {false, true}) {
                    Waiting waiting = wait.prepare(kept);
                    Blocked interrupted = Blocked.in(virtual, waiting.call());
                    interrupted.thread().interrupt();
                    assertThat(interrupted.failure()).isInstanceOf(InterruptedIOException.class);
                    again.add(Blocked.in(virtual, waiting.call()));
                    all.add(waiting);
                }
            }
            for (Waiting waiting : all) {
                waiting.release().call();
            }
            for (Blocked one : again) {
                assertThat(one.result()).isEqualTo(true);
            }
            for (Waiting waiting : all) {
                assertThat(waiting.socket().remoteEndpoint()).isNotNull();
            }
        }
    }

    @ParameterizedTest(name = "{0} virtual={1}")
    @MethodSource("waits")
    void closedByAnotherThread(Waits wait, boolean virtual) throws Exception {
        wait.assume();
        try (Kept kept = new Kept()) {
            Waiting waiting = wait.prepare(kept);
            List<Blocked> blocked = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                blocked.add(Blocked.in(virtual, waiting.call()));
            }
            Blocked closing =
                    Blocked.in(
                            true,
                            () -> {
                                waiting.socket().close();
                                return true;
                            });
            for (Blocked one : blocked) {
                assertThat(one.failure())
                        .isInstanceOf(AsynchronousCloseException.class)
                        .hasMessageContaining("closed by another thread");
            }
            assertThat(closing.result()).isEqualTo(true);
            assertThatThrownBy(() -> waiting.call().call()).isInstanceOf(IOException.class);
        }
    }
}
