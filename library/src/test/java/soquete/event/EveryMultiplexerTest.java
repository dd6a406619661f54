package soquete.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.Blocked;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.event.Multiplexer.Waiting;

/// What select, poll, epoll and the selector have in common, on both kinds of threads.
@Timeout(120)
class EveryMultiplexerTest {
    private static final byte[] ONE = {1};
    private static final Duration LONG = Duration.ofSeconds(20);

    private Socket here;
    private Socket there;

    @BeforeEach
    void open() throws IOException {
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        here = pair.first();
        there = pair.second();
        there.timeout(LONG);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    static Stream<Arguments> all() {
        return Arrays.stream(Multiplexer.values())
                .flatMap(each -> Stream.of(Arguments.of(each, false), Arguments.of(each, true)));
    }

    /// The data may come at any moment of a wait's beginning.
    @ParameterizedTest(name = "{0}, virtual={1}")
    @MethodSource("all")
    void pingPong_losesNoWakeUp(Multiplexer multiplexer, boolean virtual) throws Exception {
        int rounds = 5000;
        try (Waiting waiting = multiplexer.watching(here)) {
            Blocked echo =
                    Blocked.in(
                            virtual,
                            () -> {
                                for (int i = 0; i < rounds; i++) {
                                    assertThat(waiting.await(LONG)).isEqualTo(1);
                                    here.sendAll(here.recv(1));
                                }
                                return "done";
                            });
            for (int i = 0; i < rounds; i++) {
                there.sendAll(ONE);
                assertThat(there.recvExactly(1)).isEqualTo(ONE);
            }
            assertThat(echo.result()).isEqualTo("done");
        }
    }

    @ParameterizedTest(name = "{0}, virtual={1}")
    @MethodSource("all")
    void interrupt_endsAWait_whichCanBeRepeated(Multiplexer multiplexer, boolean virtual)
            throws Exception {
        try (Waiting waiting = multiplexer.watching(here)) {
            Blocked interrupted =
                    Blocked.in(
                            virtual,
                            () -> {
                                assertThatThrownBy(() -> waiting.await(Socket.FOREVER))
                                        .isInstanceOf(InterruptedIOException.class);
                                assertThat(Thread.interrupted()).isTrue();
                                there.sendAll(ONE);
                                return waiting.await(Socket.FOREVER);
                            });
            interrupted.thread().interrupt();
            assertThat(interrupted.result()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}, virtual={1}")
    @MethodSource("all")
    void deadline_isNeverEarly(Multiplexer multiplexer, boolean virtual) throws Exception {
        try (Waiting waiting = multiplexer.watching(here)) {
            for (int micros : new int[] {1, 100, 1_500, 30_000}) {
                Duration timeout = Duration.ofNanos(micros * 1000L + 1);
                Blocked late =
                        Blocked.in(
                                virtual,
                                () -> {
                                    long start = System.nanoTime();
                                    assertThat(waiting.await(timeout)).isZero();
                                    return System.nanoTime() - start;
                                });
                assertThat((Long) late.result()).isGreaterThanOrEqualTo(timeout.toNanos());
            }
        }
    }
}
