package soquete.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.WouldBlockException;
import soquete.testkit.Descriptors;

@Timeout(60)
class SleeperTest {
    /// More than a thread finds places for in the pool.
    private static final int MANY = 20;

    /// A thread that is interrupted just when its wait ends may be woken after that.
    @Test
    void wake_afterTheEnd_writesToNoOtherFile() throws Exception {
        List<Sleeper> sleepers = new ArrayList<>();
        List<SocketPair> pairs = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                sleepers.add(Objects.requireNonNull(Sleeper.take()));
            }
            sleepers.forEach(Sleeper::give);
            for (int i = 0; i < MANY; i++) {
                pairs.add(Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM));
            }
            sleepers.forEach(Sleeper::wake);
            for (SocketPair pair : pairs) {
                assertEmpty(pair.first());
                assertEmpty(pair.second());
            }
        } finally {
            for (SocketPair pair : pairs) {
                pair.close();
            }
        }
    }

    @Test
    void threadsOneAfterAnother_shareAFewDescriptors() throws Exception {
        int before = Descriptors.ofThisProcess().withoutFiles().count();
        for (int i = 0; i < 500; i++) {
            Thread.ofPlatform().start(SleeperTest::takeAndGive).join();
        }
        assertThat(Descriptors.ofThisProcess().withoutFiles().count()).isLessThan(before + MANY);
    }

    private static void takeAndGive() {
        try {
            Objects.requireNonNull(Sleeper.take()).give();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertEmpty(Socket socket) {
        socket.timeout(Duration.ZERO);
        assertThatThrownBy(() -> socket.recv(8)).isInstanceOf(WouldBlockException.class);
    }
}
