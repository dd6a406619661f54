package soquete.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Blocked;
import soquete.OwnedFd;
import soquete.Pollable;
import soquete.Socket;
import soquete.SocketPair;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.posix.Fcntl;
import soquete.posix.FcntlCommand;
import soquete.posix.Unistd;

@Timeout(120)
class SelectTest {
    private static final byte[] ONE = {1};
    private static final Duration SHORT = Duration.ofMillis(20);

    private Socket here;
    private Socket there;

    @BeforeEach
    void open() throws IOException {
        SocketPair pair = Socket.pair(Family.AF_UNIX, SocketType.SOCK_STREAM);
        here = pair.first();
        there = pair.second();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static Selection<Socket> select(
            List<Socket> read, List<Socket> write, List<Socket> except, Duration timeout)
            throws IOException {
        return Select.select(read, write, except, timeout);
    }

    @Test
    void ready_areTheGivenObjects_inOrderAndTwice() throws Exception {
        there.sendAll(ONE);
        Selection<Socket> found =
                Select.select(List.of(there, here, here), List.of(there, here), List.of(here));
        assertThat(found.read()).containsExactly(here, here);
        assertThat(found.write()).containsExactly(there, here);
        assertThat(found.except()).isEmpty();
        assertThat(found.isEmpty()).isFalse();
    }

    @Test
    void nothing_isJustATime() throws Exception {
        long start = System.nanoTime();
        assertThat(select(List.of(), List.of(), List.of(), SHORT).isEmpty()).isTrue();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(select(List.of(here), List.of(), List.of(), Duration.ZERO).isEmpty()).isTrue();
    }

    @Test
    void mistakes_areRefused() throws Exception {
        Pollable high = Pollable.of(1024);
        assertThatThrownBy(() -> Select.select(List.of(high), List.of(), List.of(), SHORT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only those below 1024 fit");
        assertThatThrownBy(() -> select(List.of(), List.of(), List.of(), Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        here.close();
        assertThatThrownBy(() -> select(List.of(here), List.of(), List.of(), SHORT))
                .isInstanceOf(ClosedChannelException.class);
    }

    /// The kernel calls a number beyond its table ready; Python shows that.
    @Test
    void numbersThatAreNotOpen_areRefused_beyondTheTableToo() throws Exception {
        int closed = Unistd.dup(here.fd());
        Unistd.close(closed);
        for (int fd : new int[] {closed, 1023}) {
            assertThatThrownBy(
                            () ->
                                    Select.select(
                                            List.of(Pollable.of(fd)), List.of(), List.of(), SHORT))
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno().name()).isEqualTo("EBADF"));
        }
    }

    @Test
    void highestNumber_fits() throws Exception {
        int fd = Fcntl.fcntl(here.fd(), FcntlCommand.F_DUPFD_CLOEXEC, 1023);
        try {
            assertThat(fd).isEqualTo(1023);
            Pollable high = Pollable.of(fd);
            there.sendAll(ONE);
            assertThat(Select.select(List.of(high, here), List.of(high), List.of(), SHORT))
                    .isEqualTo(new Selection<>(List.of(high, here), List.of(high), List.of()));
        } finally {
            Unistd.close(fd);
        }
    }

    @Test
    void regularFile_isAlwaysReady(@TempDir Path directory) throws Exception {
        try (OwnedFd file = OwnedFd.open(Files.write(directory.resolve("file"), ONE))) {
            assertThat(Select.select(List.of(file), List.of(file), List.of(file)))
                    .isEqualTo(new Selection<>(List.of(file), List.of(file), List.of()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wait_endsByEachKindOfReadiness(boolean virtual) throws Exception {
        try (Socket listener = Socket.server(Endpoint.of("127.0.0.1", 0));
                Socket client = Socket.client(listener.localEndpoint());
                Socket server = listener.accept()) {
            List<Socket> one = List.of(server);
            Blocked read = Blocked.in(virtual, () -> Select.select(one, List.of(), one));
            client.send(ONE, MsgFlags.MSG_OOB);
            assertThat(read.result()).isEqualTo(new Selection<>(List.of(), List.of(), one));
            Blocked data = Blocked.in(virtual, () -> Select.select(one, List.of(), List.of()));
            client.sendAll(ONE);
            assertThat(data.result()).isEqualTo(new Selection<>(one, List.of(), List.of()));
            fill(server);
            Blocked room = Blocked.in(virtual, () -> Select.select(List.of(), one, List.of()));
            Thread.startVirtualThread(() -> drain(client));
            assertThat(room.result()).isEqualTo(new Selection<>(List.of(), one, List.of()));
        }
    }

    private static void fill(Socket socket) throws IOException {
        socket.timeout(Duration.ZERO);
        byte[] much = new byte[1 << 20];
        while (true) {
            try {
                socket.send(much);
            } catch (soquete.error.WouldBlockException e) {
                return;
            }
        }
    }

    private static void drain(Socket socket) {
        byte[] buffer = new byte[1 << 16];
        try {
            while (socket.recv(buffer) > 0) {
                // Until it is closed
            }
        } catch (IOException e) {
            // It was closed
        }
    }

    /// An exceptional condition does not include a hang-up, which poll(2) would tell for ever.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void except_ofAHangUp_waits(boolean virtual) throws Exception {
        there.close();
        List<Socket> one = List.of(here);
        Blocked waiting =
                Blocked.in(virtual, () -> select(List.of(), List.of(), one, Duration.ofDays(1)));
        assertThat(waiting.thread().isAlive()).isTrue();
        waiting.thread().interrupt();
        assertThat(waiting.failure()).isInstanceOf(InterruptedIOException.class);
    }
}
