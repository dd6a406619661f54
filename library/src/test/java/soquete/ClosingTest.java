package soquete;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;

class ClosingTest {
    /// A receive races with a close, thousands of times: it ends with data, with the end of the
    /// stream, or closed; never with another errno, and never with another connection's bytes.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    @Timeout(120)
    void recv_racingClose_neverUsesAnotherDescriptor(boolean virtual) throws Exception {
        byte[] mine = {1};
        byte[] foreign = {99};
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            Endpoint at = listener.localEndpoint();
            for (int round = 0; round < 3000; round++) {
                Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
                client.connect(at);
                Socket server = listener.accept();
                CountDownLatch running = new CountDownLatch(1);
                AtomicReference<Object> outcome = new AtomicReference<>();
                Runnable body =
                        () -> {
                            running.countDown();
                            try {
                                outcome.set(server.recv(10));
                            } catch (ClosedChannelException e) {
                                outcome.set("closed");
                            } catch (IOException e) {
                                outcome.set(e);
                            }
                        };
                Thread reader =
                        virtual ? Thread.startVirtualThread(body) : Thread.ofPlatform().start(body);
                running.await();
                if (round % 3 == 0) {
                    client.sendAll(mine);
                }
                server.close();
                // The number is free now: the next socket gets it, and writes to itself.
                try (Loopback.Pair reuse = Loopback.Pair.udp(Family.AF_INET)) {
                    reuse.client().send(foreign);
                    assertThat(reuse.server().recv(10)).isEqualTo(foreign);
                }
                assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
                client.close();
                if (outcome.get() instanceof byte[] data) {
                    assertThat(data).as("round " + round).isEqualTo(mine);
                } else {
                    assertThat(outcome.get()).as("round " + round).isEqualTo("closed");
                }
            }
        }
    }

    @Test
    void close_withThreadInAccept_freesThePort() throws Exception {
        for (int round = 0; round < 200; round++) {
            Socket listener = Loopback.listener(Family.AF_INET);
            Endpoint at = listener.localEndpoint();
            Blocked blocked = Blocked.in(round % 2 == 0, listener::accept);
            listener.close();
            try (Socket next = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
                next.bind(at);
                next.listen();
            }
            assertThat(blocked.failure()).isInstanceOf(ClosedChannelException.class);
        }
    }

    /// Whoever closes may bind the port again when that returns, not only who was first.
    @ParameterizedTest(name = "virtual={0}")
    @ValueSource(booleans = {false, true})
    @Timeout(60)
    void close_whileOthersClose_waitsWithThem(boolean virtual) throws Exception {
        Socket socket = Loopback.listener(Family.AF_INET);
        CountDownLatch end = new CountDownLatch(1);
        Blocked user =
                Blocked.in(
                        virtual,
                        () ->
                                socket.withFd(
                                        fd -> {
                                            await(end);
                                            return Files.exists(Path.of("/proc/self/fd/" + fd));
                                        }));
        Callable<Object> close =
                () -> {
                    socket.close();
                    return "closed";
                };
        List<Blocked> closers =
                List.of(
                        Blocked.in(virtual, close),
                        Blocked.in(virtual, close),
                        Blocked.in(!virtual, close));
        assertThat(closers)
                .extracting(closer -> closer.thread().getState())
                .containsOnly(Thread.State.WAITING);
        closers.get(2).thread().interrupt();
        assertThat(closers.get(2).result()).isEqualTo("closed");
        end.countDown();
        assertThat(user.result()).isEqualTo(true);
        assertThat(closers.get(0).result()).isEqualTo("closed");
        assertThat(closers.get(1).result()).isEqualTo("closed");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void close_doesNotDisturbTheOtherDirectionsHolder() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Blocked reader = Blocked.in(true, () -> pair.client().recv(10));
            pair.server().sendAll(new byte[] {5});
            assertThat((byte[]) reader.result()).containsExactly(5);
            pair.server().close();
            assertThat(pair.client().recv(10)).isEmpty();
        }
    }

    @Test
    void descriptors_areCloseOnExecAndNonBlocking() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                Socket udp = Loopback.datagram(Family.AF_INET6)) {
            Blocked.in(true, () -> pair.server().recv(1)); // opens the poller
            Blocked platform = Blocked.in(false, () -> pair.client().recv(1)); // and an eventfd
            for (Path fd : List.of(fdinfo(pair.client()), fdinfo(pair.server()), fdinfo(udp))) {
                assertThat(flags(fd) & 02000000).as("O_CLOEXEC of " + fd).isNotZero();
                assertThat(flags(fd) & 04000).as("O_NONBLOCK of " + fd).isNotZero();
            }
            try (var all = Files.list(Path.of("/proc/self/fd"))) {
                for (Path fd : all.toList()) {
                    String target = target(fd);
                    if (target.contains("eventfd") || target.contains("eventpoll")) {
                        Path info = Path.of("/proc/self/fdinfo/" + fd.getFileName());
                        assertThat(flags(info) & 02000000).as(target).isNotZero();
                    }
                }
            }
            pair.client().close();
            assertThat(platform.failure()).isInstanceOf(ClosedChannelException.class);
        }
    }

    private static Path fdinfo(Socket socket) {
        return Path.of("/proc/self/fdinfo/" + socket.fd());
    }

    private static String target(Path fd) throws IOException {
        try {
            return Files.readSymbolicLink(fd).toString();
        } catch (NoSuchFileException e) {
            return "gone";
        }
    }

    private static long flags(Path fdinfo) throws IOException {
        for (String line : Files.readAllLines(fdinfo)) {
            if (line.startsWith("flags:")) {
                return Long.parseLong(line.substring(6).strip(), 8);
            }
        }
        throw new AssertionError("no flags in " + fdinfo);
    }

    @Test
    void forgottenSocket_isClosedAndReportedOnce() throws Exception {
        List<String> reports = Reports.of("soquete");
        int fd = forget();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (reports.stream().noneMatch(r -> r.contains("(descriptor " + fd + ")"))) {
            assertThat(System.nanoTime()).as("reports: " + reports).isLessThan(end);
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(reports.stream().filter(r -> r.contains("(descriptor " + fd + ")")))
                .hasSize(1)
                .allMatch(r -> r.contains("AF_INET SOCK_DGRAM socket"))
                .allMatch(r -> r.contains("was never closed"));
    }

    private static int forget() throws IOException {
        return Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM).fd();
    }

    @Test
    void manyCycles_leaveNoDescriptorBehind() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            Endpoint at = listener.localEndpoint();
            cycles(listener, at, 50);
            long before = count();
            cycles(listener, at, 5000);
            assertThat(count()).isEqualTo(before);
        }
    }

    private static void cycles(Socket listener, Endpoint at, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            try (Socket client = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
                client.connect(at);
                listener.accept().close();
            }
        }
    }

    private static long count() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }
}
