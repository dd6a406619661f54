package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.error.ClosedCallException;
import soquete.error.DeadlineException;
import soquete.error.ErrnoException;
import soquete.error.Partial;
import soquete.message.Shutdown;
import soquete.posix.Unistd;
import soquete.testkit.Descriptors;

/// Files and pipes to and from connections.
@Timeout(60)
class FileTransferTest {
    private static final byte[] MUCH = new byte[12_345_678];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @TempDir Path directory;

    private static CompletableFuture<byte[]> drain(Socket socket) {
        CompletableFuture<byte[]> all = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            ByteArrayOutputStream got = new ByteArrayOutputStream();
                            try {
                                byte[] part = socket.recv(1 << 18);
                                while (part.length > 0) {
                                    got.writeBytes(part);
                                    part = socket.recv(1 << 18);
                                }
                                all.complete(got.toByteArray());
                            } catch (IOException e) {
                                all.completeExceptionally(e);
                            }
                        });
        return all;
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void sendFile_wholeFile_arrivesExactly(boolean virtual) throws Exception {
        Path file = Files.write(directory.resolve("f"), MUCH);
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            CompletableFuture<byte[]> all = drain(pair.server());
            Blocked sending = Blocked.in(virtual, () -> pair.client().sendFile(file));
            assertThat(sending.result()).isEqualTo((long) MUCH.length);
            pair.client().shutdown(Shutdown.SHUT_WR);
            assertThat(all.get(20, TimeUnit.SECONDS)).isEqualTo(MUCH);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "5, 7", "100, 0", "12345670, 100", "12345678, 1", "99999999, 5"})
    void sendFile_offsetAndCount_sendsThatPart(int offset, int count) throws Exception {
        Path file = Files.write(directory.resolve("f"), MUCH);
        int from = Math.min(offset, MUCH.length);
        byte[] expected = Arrays.copyOfRange(MUCH, from, Math.min(from + count, MUCH.length));
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            CompletableFuture<byte[]> all = drain(pair.server());
            assertThat(pair.client().sendFile(file, offset, count)).isEqualTo(expected.length);
            pair.client().shutdown(Shutdown.SHUT_WR);
            assertThat(all.get(20, TimeUnit.SECONDS)).isEqualTo(expected);
        }
    }

    /// Size 0, and yet content; the second needs the way through memory.
    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/status", "/proc/sys/kernel/ostype", "/proc/filesystems"})
    void sendFile_ofProc_sendsTheContent(String name) throws Exception {
        Path file = Path.of(name);
        assertThat(Files.size(file)).isZero();
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            CompletableFuture<byte[]> all = drain(pair.server());
            assertThat(pair.client().sendFile(file)).isPositive();
            pair.client().shutdown(Shutdown.SHUT_WR);
            String sent = new String(all.get(20, TimeUnit.SECONDS), UTF_8);
            String line = Files.readAllLines(file).getFirst();
            assertThat(sent).startsWith(line);
        }
    }

    /// The kernel cannot splice from this file and answers EINVAL; its eight bytes per page come
    /// all the same.
    @Test
    void sendFile_whereTheKernelHasNoWay_readsAndSends() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            CompletableFuture<byte[]> all = drain(pair.server());
            assertThat(pair.client().sendFile(Path.of("/proc/self/pagemap"), 0, 20_000))
                    .isEqualTo(20_000);
            pair.client().shutdown(Shutdown.SHUT_WR);
            assertThat(all.get(20, TimeUnit.SECONDS)).hasSize(20_000);
        }
    }

    @Test
    void sendFile_deadline_isForAllAndSaysHowMuchWent() throws Exception {
        Path file = Files.write(directory.resolve("f"), MUCH);
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().timeout(Duration.ofMillis(100));
            Throwable failure = catchThrowable(() -> pair.client().sendFile(file));
            assertThat(failure).isInstanceOf(DeadlineException.class);
            long sent = ((Partial) failure).transferred();
            assertThat(sent).isPositive().isLessThan(MUCH.length);
            CompletableFuture<byte[]> all = drain(pair.server());
            pair.client().close();
            assertThat(all.get(20, TimeUnit.SECONDS)).isEqualTo(Arrays.copyOf(MUCH, (int) sent));
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void sendFile_closedByAnotherThread_ends(boolean virtual) throws Exception {
        Path file = Files.write(directory.resolve("f"), MUCH);
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Blocked sending = Blocked.in(virtual, () -> pair.client().sendFile(file));
            pair.client().close();
            assertThat(sending.failure()).isInstanceOf(ClosedCallException.class);
        }
    }

    @Test
    void sendFile_mistakes_areTold() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Pipe pipe = Pipe.open()) {
            Socket client = pair.client();
            assertThatThrownBy(() -> client.sendFile(directory.resolve("none")))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ENOENT")
                    .hasMessageContaining("none");
            assertThatThrownBy(() -> client.sendFile(directory))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("EISDIR");
            assertThatThrownBy(() -> client.sendFile(directory, -1, 1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> client.sendFile(pipe.readEnd(), 0, 1))
                    .isInstanceOf(ErrnoException.class)
                    .hasMessageContaining("ESPIPE");
        }
    }

    @Test
    void sendFile_leavesNoDescriptorBehind() throws Exception {
        Path file = Files.writeString(directory.resolve("f"), "x");
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Descriptors before = Descriptors.ofThisProcess();
            pair.client().sendFile(file);
            assertThatThrownBy(() -> pair.client().sendFile(directory));
            assertThat(Descriptors.ofThisProcess().targets().values())
                    .doesNotContain(file.toString());
            before.assertNoneAdded(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void splice_throughAPipe_carriesEverything(boolean virtual) throws Exception {
        try (Loopback.Pair in = Loopback.Pair.tcp();
                Loopback.Pair out = Loopback.Pair.tcp();
                Pipe pipe = Pipe.open()) {
            CompletableFuture<byte[]> all = drain(out.server());
            Blocked moving =
                    Blocked.in(
                            virtual,
                            () -> {
                                long total = 0;
                                long moved = in.server().spliceTo(pipe.writeEnd(), 1 << 20);
                                while (moved > 0) {
                                    long left = moved;
                                    while (left > 0) {
                                        left -= out.client().spliceFrom(pipe.readEnd(), left);
                                    }
                                    total += moved;
                                    moved = in.server().spliceTo(pipe.writeEnd(), 1 << 20);
                                }
                                out.client().shutdown(Shutdown.SHUT_WR);
                                return total;
                            });
            in.client().sendAll(MUCH);
            in.client().shutdown(Shutdown.SHUT_WR);
            assertThat(all.get(20, TimeUnit.SECONDS)).isEqualTo(MUCH);
            assertThat(moving.result()).isEqualTo((long) MUCH.length);
        }
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void spliceTo_fullPipe_waitsForThePipe(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Pipe pipe = Pipe.open()) {
            fill(pipe);
            pair.client().sendAll(new byte[] {1, 2, 3});
            Blocked moving = Blocked.in(virtual, () -> pair.server().spliceTo(pipe.writeEnd(), 3));
            empty(pipe);
            assertThat(moving.result()).isEqualTo(3L);
            byte[] got = new byte[3];
            Unistd.read(pipe.readEnd().number(), MemorySegment.ofArray(got));
            assertThat(got).containsExactly(1, 2, 3);
        }
    }

    private static void fill(Pipe pipe) throws IOException {
        MemorySegment block = MemorySegment.ofArray(new byte[1 << 16]);
        Throwable full = null;
        while (full == null) {
            full = catchThrowable(() -> Unistd.write(pipe.writeEnd().number(), block));
        }
        assertThat(full).hasMessageContaining("EAGAIN");
    }

    private static void empty(Pipe pipe) throws IOException {
        MemorySegment block = MemorySegment.ofArray(new byte[1 << 16]);
        Unistd.read(pipe.readEnd().number(), block);
    }

    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    void splice_timeoutAndClose_endTheWait(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Pipe second = Pipe.open();
                Pipe pipe = Pipe.open()) {
            pair.client().timeout(Duration.ofMillis(30));
            assertThatThrownBy(() -> pair.client().spliceFrom(pipe.readEnd(), 1))
                    .isInstanceOf(DeadlineException.class);
            pair.client().timeout(Socket.FOREVER);
            Blocked moving = Blocked.in(virtual, () -> pair.client().spliceFrom(pipe.readEnd(), 1));
            pipe.readEnd().close();
            assertThat(moving.failure()).isInstanceOf(ClosedCallException.class);
            assertThatThrownBy(() -> pair.client().spliceFrom(pipe.readEnd(), 1))
                    .isInstanceOf(ClosedChannelException.class);
            Blocked other = Blocked.in(virtual, () -> pair.client().spliceTo(second.writeEnd(), 1));
            pair.client().close();
            assertThat(other.failure()).isInstanceOf(ClosedCallException.class);
        }
    }
}
