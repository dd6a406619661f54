package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.AddressInUseException;

/// The file of a Unix socket: its mode, and its end.
@Timeout(60)
class UnixBindingTest {
    @TempDir Path directory;

    private static Socket open() throws IOException {
        return Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0600, 0660, 0666, 0777, 0111})
    void mode_isExactWhateverTheUmask(int mode) throws Exception {
        Path path = directory.resolve("x");
        try (Socket socket = open()) {
            socket.bind(UnixEndpoint.path(path), UnixBinding.AS_C.withMode(mode));
            assertThat(mode(path)).isEqualTo(0140000 | mode);
        }
        assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    @Test
    void mode_asASet_isTheSame() throws Exception {
        Path path = directory.resolve("x");
        try (Socket socket = open()) {
            UnixBinding binding =
                    UnixBinding.AS_C.withMode(PosixFilePermissions.fromString("rw-rw----"));
            assertThat(binding.mode()).hasValue(0660);
            socket.bind(UnixEndpoint.path(path), binding);
            assertThat(Files.getPosixFilePermissions(path))
                    .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
        }
    }

    /// Somebody looks at the file all the time: nobody ever sees it more open than asked for, and
    /// the umask of the process, which files made meanwhile show, stays.
    @Test
    void mode_isNeverMoreOpenMeanwhile() throws Exception {
        Path path = directory.resolve("x");
        Path witness = directory.resolve("witness");
        Files.createDirectory(witness);
        int usual = mode(witness);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger seen = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch looking = new CountDownLatch(1);
        Thread watcher =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (!done.get()) {
                                        try {
                                            seen.accumulateAndGet(
                                                    mode(path) & 0777, (a, b) -> a | b);
                                            looks.incrementAndGet();
                                        } catch (IOException e) {
                                            looking.countDown(); // not there at the moment
                                        }
                                    }
                                });
        looking.await();
        for (int i = 0; i < 300 || looks.get() < 20; i++) {
            try (Socket socket = open()) {
                socket.bind(
                        UnixEndpoint.path(path), UnixBinding.AS_C.withMode(0620).removedOnClose());
                Files.delete(witness);
                Files.createDirectory(witness);
                assertThat(mode(witness)).isEqualTo(usual);
            }
        }
        done.set(true);
        watcher.join();
        assertThat(seen.get()).isEqualTo(0620);
    }

    @Test
    void removedOnClose_isRemovedByThisCloseOnly() throws Exception {
        Path path = directory.resolve("x");
        UnixEndpoint at = UnixEndpoint.path(path);
        UnixBinding binding = UnixBinding.AS_C.removedOnClose();
        Socket first = open();
        first.bind(at, binding);
        try (Socket second = open()) {
            assertThatThrownBy(() -> second.bind(at, binding))
                    .isInstanceOf(AddressInUseException.class);
        }
        assertThat(Files.exists(path)).as("a failed bind removes nothing").isTrue();
        first.close();
        assertThat(Files.exists(path)).isFalse();

        try (Socket next = open()) {
            next.bind(at);
            first.close();
            assertThat(Files.exists(path)).as("closing again removes nothing").isTrue();
        }
    }

    @Test
    void removedOnClose_afterDetach_isLeft() throws Exception {
        Path path = directory.resolve("s");
        Socket socket = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM);
        socket.bind(UnixEndpoint.path(path), UnixBinding.AS_C.removedOnClose());
        int fd = socket.detach();
        socket.close();
        OwnedFd.of(fd).close();
        assertThat(path).exists();
    }

    @Test
    void removedOnClose_pathWithAnotherFile_isLeft() throws Exception {
        Path path = directory.resolve("x");
        try (Socket second = open()) {
            Socket first = open();
            first.bind(UnixEndpoint.path(path), UnixBinding.AS_C.removedOnClose());
            Files.delete(path);
            second.bind(UnixEndpoint.path(path));
            first.close();
            assertThat(Files.exists(path)).isTrue();
        }
        Files.delete(path);
        try (Socket socket = open()) {
            socket.bind(UnixEndpoint.path(path), UnixBinding.AS_C.removedOnClose());
            Files.delete(path);
        }
        assertThat(Files.exists(path)).isFalse();
        Path elsewhere = directory.resolve("moved");
        try (Socket socket = open()) {
            socket.bind(UnixEndpoint.path(path), UnixBinding.AS_C.removedOnClose());
            Files.move(path, elsewhere);
            Files.createSymbolicLink(path, elsewhere);
        }
        assertThat(Files.isSymbolicLink(path)).isTrue();
        assertThat(Files.exists(elsewhere)).isTrue();
    }

    @Test
    void onlyPaths_haveFiles() throws Exception {
        UnixBinding binding = UnixBinding.AS_C.withMode(0600);
        try (Socket socket = open()) {
            assertThatThrownBy(() -> socket.bind(UnixEndpoint.abstractName("x"), binding))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("unix:@x is not a path");
            assertThatThrownBy(() -> socket.bind(UnixEndpoint.UNNAMED, binding))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(socket.localEndpoint()).isEqualTo(UnixEndpoint.UNNAMED);
        }
        try (Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            assertThatThrownBy(
                            () -> socket.bind(UnixEndpoint.path(directory.resolve("y")), binding))
                    .isInstanceOf(IOException.class);
            socket.bind(Inet4Endpoint.LOOPBACK);
        }
        assertThatThrownBy(() -> UnixBinding.AS_C.withMode(01000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("01000");
    }
}
