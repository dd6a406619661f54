package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.DeadlineException;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.PermissionException;
import soquete.error.WouldBlockException;
import soquete.posix.Fcntl;
import soquete.posix.FcntlCommand;
import soquete.posix.SysPidfd;
import soquete.posix.SysSocket;
import soquete.posix.Unistd;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// Descriptors that become sockets, and sockets that become descriptors.
@Timeout(60)
class AdoptTest {
    @RegisterExtension final Programs programs = new Programs();

    /// What waiting opens once for the life of the process.
    @BeforeEach
    void warmUp() throws Exception {
        for (boolean virtual : new boolean[] {false, true}) {
            OnThread.call(
                    virtual,
                    () -> {
                        try (Socket socket = Loopback.datagram(Family.AF_INET)) {
                            socket.timeout(Duration.ofMillis(1));
                            assertThatThrownBy(() -> socket.recv(1))
                                    .isInstanceOf(DeadlineException.class);
                        }
                        return null;
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, 0, 6",
        "2, 2, 0, 17",
        "10, 1, 0, 6",
        "10, 2, 136, 136",
        "1, 1, 0, 0",
        "1, 5, 0, 0"
    })
    void adopted_isWhatTheKernelSays(int family, int type, int protocol, int then)
            throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        int fd = SysSocket.socket(new Family(family), new SocketType(type), new Protocol(protocol));
        Fcntl.fcntl(fd, FcntlCommand.F_SETFD, 0);
        try (Socket socket = Socket.adopt(fd)) {
            assertThat(socket.fd()).isEqualTo(fd);
            assertThat(socket.family()).isEqualTo(new Family(family));
            assertThat(socket.type()).isEqualTo(new SocketType(type));
            assertThat(socket.protocol()).isEqualTo(new Protocol(then));
            assertThat(socket.timeout()).isEqualTo(Socket.FOREVER);
            assertThat(Fcntl.fcntl(fd, FcntlCommand.F_GETFD, 0)).isEqualTo(Fcntl.FD_CLOEXEC);
            assertThat(Fcntl.fcntl(fd, FcntlCommand.F_GETFL, 0) & Fcntl.O_NONBLOCK).isNotZero();
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void adoptedConnection_worksAndWaits(boolean virtual) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Socket adopted = Socket.adopt(pair.client().detach())) {
            assertThat(pair.client().isOpen()).isFalse();
            assertThat(adopted.toString()).contains("peer " + pair.server().localEndpoint());
            Blocked recv = Blocked.in(virtual, () -> adopted.recv(10));
            pair.server().sendAll("olá".getBytes(UTF_8));
            assertThat((byte[]) recv.result()).isEqualTo("olá".getBytes(UTF_8));
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @Test
    void adopt_whatIsNoSocket_isRefusedAndStaysOpen() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                OwnedFd process = OwnedFd.ofProcess(ProcessHandle.current().pid())) {
            int number = process.number();
            assertThatThrownBy(() -> Socket.adopt(number))
                    .isInstanceOfSatisfying(
                            ErrnoException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.ENOTSOCK))
                    .hasMessage(
                            "adopt descriptor "
                                    + number
                                    + ": ENOTSOCK (Socket operation on non-socket): the descriptor"
                                    + " is not a socket");
            assertThatThrownBy(() -> Socket.adopt(process)).hasMessageContaining("ENOTSOCK");
            assertThat(process.isOpen()).isTrue();
            assertThat(Fcntl.fcntl(number, FcntlCommand.F_GETFD, 0)).isEqualTo(Fcntl.FD_CLOEXEC);
            assertThat(pair.client().isOpen()).isTrue();
        }
        assertThatThrownBy(() -> Socket.adopt(1_000_000)).hasMessageContaining("EBADF");
        assertThatThrownBy(() -> Socket.adopt(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void adoptOwned_movesTheOwnership() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        OwnedFd owned =
                OwnedFd.of(
                        SysSocket.socket(Family.AF_INET, SocketType.SOCK_STREAM, Protocol.DEFAULT));
        try (Socket socket = Socket.adopt(owned)) {
            assertThat(owned.isOpen()).isFalse();
            owned.close();
            assertThat(socket.localEndpoint()).isEqualTo(Endpoint.of("0.0.0.0", 0));
            assertThatThrownBy(() -> Socket.adopt(owned))
                    .isInstanceOf(ClosedChannelException.class);
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void detach_endsCallsAndKeepsTheDescriptor(boolean virtual) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Socket client = pair.client();
            Blocked recv = Blocked.in(virtual, () -> client.recv(1));
            int number = client.fd();
            assertThat(client.detach()).isEqualTo(number);
            assertThat(recv.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(client.fd()).isEqualTo(-1);
            assertThat(client.detach()).isEqualTo(-1);
            assertThatThrownBy(() -> client.send(new byte[1]))
                    .isInstanceOf(ClosedChannelException.class);
            client.close();
            assertThat(Fcntl.fcntl(number, FcntlCommand.F_GETFL, 0) & Fcntl.O_NONBLOCK)
                    .isEqualTo(Fcntl.O_NONBLOCK);
            Unistd.close(number);
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @Test
    void duplicate_isASecondHolder() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().timeout(Duration.ofSeconds(7));
            Socket copy = pair.client().duplicate();
            assertThat(copy.fd()).isNotEqualTo(pair.client().fd());
            assertThat(copy.timeout()).isEqualTo(Duration.ofSeconds(7));
            assertThat(copy.family()).isEqualTo(Family.AF_INET);
            assertThat(copy.type()).isEqualTo(SocketType.SOCK_STREAM);
            assertThat(copy.inheritable()).isFalse();
            assertThat(copy.toString()).contains("peer");
            pair.client().close();
            copy.sendAll(new byte[] {1});
            assertThat(pair.server().recv(1)).containsExactly(1);
            Blocked recv = Blocked.in(true, () -> pair.server().recv(1));
            copy.close();
            assertThat((byte[]) recv.result()).isEmpty();
            assertThatThrownBy(copy::duplicate).isInstanceOf(ClosedChannelException.class);
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @Test
    void inheritable_isTheOppositeOfCloseOnExec() throws Exception {
        Socket closed;
        try (Socket socket = Loopback.listener(Family.AF_INET)) {
            assertThat(socket.inheritable()).isFalse();
            socket.inheritable(true);
            assertThat(socket.inheritable()).isTrue();
            assertThat(Fcntl.fcntl(socket.fd(), FcntlCommand.F_GETFD, 0)).isZero();
            socket.inheritable(false);
            assertThat(socket.inheritable()).isFalse();
            closed = socket;
        }
        assertThatThrownBy(closed::inheritable).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> closed.inheritable(true))
                .isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void inheritable_ofAnOwnedDescriptor_isTheOppositeOfCloseOnExec() throws Exception {
        Pipe pipe = Pipe.open();
        try (pipe) {
            OwnedFd end = pipe.readEnd();
            assertThat(end.inheritable()).isFalse();
            end.inheritable(true);
            assertThat(end.inheritable()).isTrue();
            assertThat(Fcntl.fcntl(end.number(), FcntlCommand.F_GETFD, 0)).isZero();
            assertThat(pipe.writeEnd().inheritable()).isFalse();
            end.inheritable(false);
            assertThat(Fcntl.fcntl(end.number(), FcntlCommand.F_GETFD, 0)).isEqualTo(1);
        }
        assertThatThrownBy(pipe.readEnd()::inheritable).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> pipe.readEnd().inheritable(true))
                .isInstanceOf(ClosedChannelException.class);
    }

    /// A program that posix_spawn(3) starts talks through the descriptor under its number.
    @Test
    @Needs(programs = "python3")
    void inheritable_childUsesTheDescriptor() throws Exception {
        String python = Programs.find("python3").orElseThrow().toString();
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            String program =
                    """
                    import socket, sys
                    try: s = socket.socket(fileno=%d)
                    except OSError as e: sys.exit(e.errno)
                    s.sendall(b'from the child')
                    """
                            .formatted(pair.client().fd());
            assertThat(Spawned.run(python, "-c", program)).isEqualTo(9 << 8); // EBADF
            pair.client().inheritable(true);
            assertThat(Spawned.run(python, "-c", program)).isZero();
            assertThat(pair.server().recv(100)).isEqualTo("from the child".getBytes(UTF_8));
            // ProcessBuilder closes it in the child, inheritable or not.
            Process process = new ProcessBuilder(python, "-c", program).start();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(9);
        }
    }

    /// The other way round: we take a listener out of a Python program, which notices nothing.
    @Test
    @Needs(programs = "python3")
    void pidfd_takesASocketOfAnotherProcess() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        Program python =
                programs.start(
                        "python3",
                        "-c",
                        """
                        import socket, sys
                        s = socket.create_server(('127.0.0.1', 0))
                        print(s.fileno(), s.getsockname()[1], flush=True)
                        sys.stdin.read()
                        """);
        python.awaitOut("\n", Duration.ofSeconds(20));
        String[] said = python.outSoFar().strip().split(" ", -1);
        try (OwnedFd process = OwnedFd.ofProcess(python.pid())) {
            OwnedFd taken;
            try {
                taken = process.get(Integer.parseInt(said[0]));
            } catch (PermissionException e) {
                Assumptions.abort("needs the right to ptrace a child");
                throw e;
            }
            try (Socket listener = Socket.adopt(taken)) {
                int port = ((InetEndpoint) listener.localEndpoint()).port();
                assertThat(port).isEqualTo(Integer.parseInt(said[1]));
                assertThat(listener.inheritable()).isFalse();
                try (Socket client = Socket.connect("127.0.0.1", port);
                        Socket server = listener.accept()) {
                    assertThat(server.remoteEndpoint()).isEqualTo(client.localEndpoint());
                }
            }
            assertThatThrownBy(() -> process.get(1_000_000))
                    .hasMessageContaining("pidfd_getfd descriptor 1000000: EBADF");
            assertThatThrownBy(() -> process.get(-1)).isInstanceOf(IllegalArgumentException.class);
        }
        python.closeInput();
        python.await(Duration.ofSeconds(20));
        python.close();
        assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
    }

    @Test
    void pidfd_ofNoProcess_isRefused() {
        assertThatThrownBy(() -> OwnedFd.ofProcess(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OwnedFd.ofProcess(1L << 40))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OwnedFd.ofProcess(Integer.MAX_VALUE))
                .hasMessage(
                        "pidfd_open process 2147483647: ESRCH (No such process): there is no such"
                                + " process");
    }

    @Test
    void posix_functionsDoWhatTheirNamesSay() throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        int fd = SysSocket.socket(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        int dup = Unistd.dup(fd);
        int high = Fcntl.fcntl(fd, FcntlCommand.F_DUPFD, 500);
        int pidfd = SysPidfd.pidfd_open((int) ProcessHandle.current().pid(), 0);
        int again = SysPidfd.pidfd_getfd(pidfd, fd, 0);
        assertThat(high).isGreaterThanOrEqualTo(500);
        assertThat(Fcntl.fcntl(dup, FcntlCommand.F_GETFD, 0)).isEqualTo(1);
        assertThat(Fcntl.fcntl(high, FcntlCommand.F_GETFD, 0)).isZero();
        assertThat(Fcntl.fcntl(again, FcntlCommand.F_GETFD, 0)).isEqualTo(1);
        // One open file: the status flags are common, the descriptor flags are not.
        int flags = Fcntl.fcntl(fd, FcntlCommand.F_GETFL, 0);
        Fcntl.fcntl(fd, FcntlCommand.F_SETFL, flags | Fcntl.O_NONBLOCK);
        for (int copy : new int[] {dup, high, again}) {
            assertThat(Fcntl.fcntl(copy, FcntlCommand.F_GETFL, 0)).isEqualTo(flags | 0x800);
            Unistd.close(copy);
        }
        Fcntl.fcntl(fd, FcntlCommand.F_SETSIG, 10);
        assertThat(Fcntl.fcntl(fd, FcntlCommand.F_GETSIG, 0)).isEqualTo(10);
        Fcntl.fcntl(fd, FcntlCommand.F_SETOWN, ProcessHandle.current().pid());
        assertThatThrownBy(() -> Fcntl.fcntl(fd, new FcntlCommand(9_999), 0))
                .hasMessageContaining("fcntl F_9999: EINVAL");
        assertThatThrownBy(() -> Fcntl.fcntl(1_000_000, FcntlCommand.F_GETFD, 0))
                .hasMessageContaining("fcntl F_GETFD: EBADF");
        Unistd.close(fd);
        Unistd.close(pidfd);
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @Test
    void fcntlCommands_printTheirNames() throws Exception {
        int seen = 0;
        for (Field field : FcntlCommand.class.getFields()) {
            assertThat(field.get(null)).hasToString(field.getName());
            seen++;
        }
        assertThat(seen).isEqualTo(9);
    }

    /// An adopted socket was blocking; a duplicate elsewhere sees that it is not any more.
    @Test
    void adopt_makesDuplicatesNonBlockingToo() throws Exception {
        int fd = SysSocket.socket(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.DEFAULT);
        int other = Unistd.dup(fd);
        try (Socket socket = Socket.adopt(fd)) {
            assertThat(Fcntl.fcntl(other, FcntlCommand.F_GETFL, 0) & Fcntl.O_NONBLOCK).isNotZero();
            socket.bind(Loopback.any(Family.AF_INET));
            socket.timeout(Duration.ZERO);
            assertThatThrownBy(() -> socket.recv(1)).isInstanceOf(WouldBlockException.class);
        } finally {
            Unistd.close(other);
        }
    }
}
