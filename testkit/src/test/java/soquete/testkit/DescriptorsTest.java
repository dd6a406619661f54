package soquete.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DescriptorsTest {
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void ofThisProcess_socketOpened_showsOneMore() throws IOException {
        try (ServerSocket warmUp = new ServerSocket(0)) {
            Descriptors before = Descriptors.ofThisProcess().sockets();
            try (ServerSocket socket = new ServerSocket(0)) {
                assertThat(socket.isBound()).isTrue();
                assertThat(Descriptors.ofThisProcess().sockets().count())
                        .isEqualTo(before.count() + 1);
            }
            assertThat(warmUp.isBound()).isTrue();
        }
    }

    @Test
    void ofThisProcess_always_leavesOutItsOwnLook() {
        assertThat(Descriptors.ofThisProcess().targets().values())
                .noneMatch(target -> target.endsWith("/fd"));
    }

    @Test
    void assertNoneAdded_socketLeftOpen_failsAndNamesIt() throws IOException {
        Descriptors before = Descriptors.ofThisProcess();
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(socket.isBound()).isTrue();
            assertThatThrownBy(() -> before.assertNoneAdded(MOMENT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("left open: {")
                    .hasMessageContaining("socket:[");
        }
    }

    @Test
    void assertNoneAdded_socketClosedByAnotherThread_waitsForIt() throws Exception {
        try (ServerSocket warmUp = new ServerSocket(0)) {
            assertThat(warmUp.isBound()).isTrue();
            Descriptors before = Descriptors.ofThisProcess();
            ServerSocket socket = new ServerSocket(0);
            Thread closer =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            socket.close();
                                        } catch (IOException e) {
                                            throw new IllegalStateException(e);
                                        }
                                    });
            before.assertNoneAdded(LONG);
            closer.join();
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void assertNoneAdded_earlierSocketClosed_isNoFault() throws IOException {
        Descriptors before;
        try (ServerSocket socket = new ServerSocket(0)) {
            before = Descriptors.ofThisProcess();
            assertThat(before.sockets().since(new Descriptors(new TreeMap<>())).count())
                    .isEqualTo(before.sockets().count());
            assertThat(socket.isBound()).isTrue();
        }
        before.assertNoneAdded(LONG);
    }
}
