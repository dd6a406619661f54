package soquete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.AddressInfo;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.error.AddressNotAvailableException;
import soquete.error.ConnectionRefusedException;
import soquete.error.DeadlineException;
import soquete.error.InProgressException;
import soquete.error.ResolveException;
import soquete.error.WouldBlockException;
import soquete.option.SolTcp;
import soquete.testkit.Descriptors;
import soquete.testkit.Needs;

/// Races over the loopback interface: peers that answer, that refuse, and that say nothing.
@Needs(ipv6 = true)
@Timeout(120)
class HappyEyeballsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void interleaved_takesFamiliesInTurn() {
        assertThat(order("::1 ::2 1.1.1.1 ::3 1.1.1.2")).isEqualTo("::1 1.1.1.1 ::2 1.1.1.2 ::3");
        assertThat(order("1.1.1.1 1.1.1.2 1.1.1.3 ::1")).isEqualTo("1.1.1.1 ::1 1.1.1.2 1.1.1.3");
        assertThat(order("::1 ::2")).isEqualTo("::1 ::2");
        assertThat(order("1.1.1.1 ::1 ::2 ::3")).isEqualTo("1.1.1.1 ::1 ::2 ::3");
    }

    private static String order(String hosts) {
        List<AddressInfo> addresses = new ArrayList<>();
        for (String host : hosts.split(" ", -1)) {
            addresses.add(Connector.stream(Endpoint.of(host, 80)));
        }
        List<String> order = new ArrayList<>();
        HappyEyeballs.interleaved(addresses)
                .forEach(address -> order.add(((InetEndpoint) address.endpoint()).host()));
        return String.join(" ", order);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void silentFirst_theNextBeginsAfterTheDelay(boolean virtual) throws Exception {
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET6);
                Socket listener = Loopback.listener(Family.AF_INET)) {
            List<Endpoint> both = List.of(silent.endpoint(), listener.localEndpoint());
            warmUp(virtual);
            Descriptors before = Descriptors.ofThisProcess();
            long start = System.nanoTime();
            try (Socket client = run(virtual, () -> Connector.DEFAULT.connect(both))) {
                assertThat(millisSince(start)).isBetween(250L, 900L);
                assertThat(client.remoteEndpoint()).isEqualTo(listener.localEndpoint());
                assertThat(client.timeout()).isEqualTo(Socket.FOREVER);
                try (Socket server = listener.accept()) {
                    client.sendAll(new byte[] {7});
                    assertThat(server.recv(10)).containsExactly(7);
                }
            }
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void silentSecond_doesNotMatter(boolean virtual) throws Exception {
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET);
                Socket listener = Loopback.listener(Family.AF_INET6)) {
            List<Endpoint> both = List.of(listener.localEndpoint(), silent.endpoint());
            Connector patient = Connector.DEFAULT.attemptDelay(MINUTE);
            long start = System.nanoTime();
            try (Socket client = run(virtual, () -> patient.connect(both))) {
                assertThat(millisSince(start)).isLessThan(5_000);
                assertThat(client.family()).isEqualTo(Family.AF_INET6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void refused_theNextBeginsAtOnce(boolean virtual) throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            List<Endpoint> both = List.of(dead(Family.AF_INET6), listener.localEndpoint());
            Connector patient = Connector.DEFAULT.attemptDelay(MINUTE);
            long start = System.nanoTime();
            try (Socket client = run(virtual, () -> patient.connect(both))) {
                assertThat(millisSince(start)).isLessThan(5_000);
                assertThat(client.remoteEndpoint()).isEqualTo(listener.localEndpoint());
            }
        }
    }

    /// The silent one is still under way while the refused one comes and goes.
    @Test
    void silentThenRefused_theThirdBeginsAtOnce() throws Exception {
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET6);
                Socket listener = Loopback.listener(Family.AF_INET6)) {
            List<Endpoint> three =
                    List.of(silent.endpoint(), dead(Family.AF_INET), listener.localEndpoint());
            Connector slow = Connector.DEFAULT.attemptDelay(Duration.ofSeconds(1));
            long start = System.nanoTime();
            try (Socket client = slow.connect(three)) {
                assertThat(millisSince(start)).isBetween(1_000L, 1_900L);
                assertThat(client.remoteEndpoint()).isEqualTo(listener.localEndpoint());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allRefused_isTheLastFailureWithTheOthersBesideIt(boolean virtual) throws Exception {
        List<Endpoint> dead =
                List.of(dead(Family.AF_INET6), dead(Family.AF_INET), dead(Family.AF_INET6));
        warmUp(virtual);
        Descriptors before = Descriptors.ofThisProcess();
        long start = System.nanoTime();
        Connector patient = Connector.DEFAULT.attemptDelay(MINUTE);
        assertThatThrownBy(() -> run(virtual, () -> patient.connect(dead)))
                .isInstanceOf(ConnectionRefusedException.class)
                .hasMessageContaining("connect " + dead.get(2))
                .satisfies(
                        e ->
                                assertThat(e.getSuppressed())
                                        .hasSize(2)
                                        .allSatisfy(
                                                s ->
                                                        assertThat(s)
                                                                .isInstanceOf(
                                                                        ConnectionRefusedException
                                                                                .class)));
        assertThat(millisSince(start)).isLessThan(5_000);
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allSilent_endsAtTheDeadline(boolean virtual) throws Exception {
        try (SilentPeer one = SilentPeer.of(Family.AF_INET6);
                SilentPeer two = SilentPeer.of(Family.AF_INET)) {
            Endpoint dead = dead(Family.AF_INET6);
            List<Endpoint> all = List.of(one.endpoint(), two.endpoint(), dead);
            Connector short_ =
                    Connector.DEFAULT
                            .attemptDelay(Duration.ofMillis(50))
                            .timeout(Duration.ofMillis(400));
            warmUp(virtual);
            Descriptors before = Descriptors.ofThisProcess();
            long start = System.nanoTime();
            assertThatThrownBy(() -> run(virtual, () -> short_.connect(all)))
                    .isInstanceOf(DeadlineException.class)
                    .hasMessageContaining(
                            "no answer from " + one.endpoint() + ", " + two.endpoint())
                    .satisfies(
                            e ->
                                    assertThat(e.getSuppressed())
                                            .singleElement()
                                            .isInstanceOf(ConnectionRefusedException.class));
            assertThat(millisSince(start)).isBetween(400L, 1_500L);
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interrupt_endsTheRaceAndClosesAll(boolean virtual) throws Exception {
        try (SilentPeer one = SilentPeer.of(Family.AF_INET6);
                SilentPeer two = SilentPeer.of(Family.AF_INET)) {
            warmUp(virtual);
            Descriptors before = Descriptors.ofThisProcess();
            Blocked race =
                    Blocked.in(
                            virtual,
                            () ->
                                    Connector.DEFAULT
                                            .attemptDelay(Duration.ofMillis(10))
                                            .connect(List.of(one.endpoint(), two.endpoint())));
            race.thread().interrupt();
            assertThat(race.failure()).isInstanceOf(InterruptedIOException.class);
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    /// The handshake ends while the thread waits: only the epoll of the race can tell it.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answerDuringTheWait_endsIt(boolean virtual) throws Exception {
        try (SilentPeer one = SilentPeer.of(Family.AF_INET6);
                SilentPeer two = SilentPeer.of(Family.AF_INET)) {
            warmUp(false);
            warmUp(true);
            Descriptors before = Descriptors.ofThisProcess();
            Connector how = Connector.DEFAULT.timeout(Duration.ofSeconds(40));
            Blocked race =
                    Blocked.in(virtual, () -> how.connect(List.of(one.endpoint(), two.endpoint())));
            // Its queue gets room, and the kernel sends the SYN again after a second.
            Thread.ofVirtual().start(() -> takeAll(one.sockets().getFirst()));
            try (Socket client = (Socket) race.result()) {
                assertThat(client.remoteEndpoint()).isEqualTo(one.endpoint());
            }
            before.assertNoneAdded(Duration.ofSeconds(2));
        }
    }

    /// Every mixture of peers, many times, on both kinds of threads; nothing is left behind.
    @ParameterizedTest
    @CsvSource({"false, 300", "true, 300"})
    void manyRaces_haveARightWinnerAndLeakNothing(boolean virtual, int times) throws Exception {
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET6);
                Socket four = Loopback.listener(Family.AF_INET);
                Socket six = Loopback.listener(Family.AF_INET6)) {
            List<Endpoint> alive = List.of(four.localEndpoint(), six.localEndpoint());
            List<Endpoint> peers = new ArrayList<>(alive);
            peers.add(silent.endpoint());
            peers.add(dead(Family.AF_INET));
            peers.add(dead(Family.AF_INET6));
            Connector quick = Connector.DEFAULT.attemptDelay(Duration.ofMillis(10));
            warmUp(virtual);
            Descriptors before = Descriptors.ofThisProcess();
            run(
                    virtual,
                    () -> {
                        for (int i = 0; i < times; i++) {
                            Collections.shuffle(peers, ThreadLocalRandom.current());
                            try (Socket client = quick.connect(peers)) {
                                Endpoint to = client.remoteEndpoint();
                                assertThat(alive).contains(to);
                                drain(to.equals(four.localEndpoint()) ? four : six);
                            }
                        }
                        return null;
                    });
            drain(four);
            drain(six);
            before.assertNoneAdded(Duration.ofSeconds(5));
        }
    }

    /// Races beside each other, half of them interrupted somewhere on their way.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void racesAtTheSameTime_leaveNothing(boolean virtual) throws Exception {
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET6);
                Socket listener = Loopback.listener(Family.AF_INET)) {
            Thread.ofVirtual().start(() -> takeAll(listener));
            List<Endpoint> peers =
                    List.of(silent.endpoint(), dead(Family.AF_INET), listener.localEndpoint());
            Connector quick = Connector.DEFAULT.attemptDelay(Duration.ofMillis(20));
            warmUp(false);
            warmUp(true);
            Descriptors before = Descriptors.ofThisProcess();
            AtomicInteger connected = new AtomicInteger();
            AtomicInteger interrupted = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Runnable race =
                        () -> {
                            try (Socket client = quick.connect(peers)) {
                                if (client.isOpen()) {
                                    connected.incrementAndGet();
                                }
                            } catch (InterruptedIOException e) {
                                interrupted.incrementAndGet();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        };
                threads.add(
                        virtual ? Thread.ofVirtual().start(race) : Thread.ofPlatform().start(race));
            }
            for (int i = 0; i < threads.size(); i += 2) {
                threads.get(i).interrupt();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(connected.get() + interrupted.get()).isEqualTo(60);
            assertThat(connected.get()).isGreaterThanOrEqualTo(30);
            withoutSleepers(before);
        }
    }

    /// Threads that waited at once leave an eventfd each in the pool.
    private static void withoutSleepers(Descriptors before) throws Exception {
        long end = System.nanoTime() + 5_000_000_000L;
        while (Descriptors.ofThisProcess().sockets().since(before).count() > 0) {
            assertThat(System.nanoTime()).as("sockets are left").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /// Takes whatever comes, until the listener is closed.
    private static void takeAll(Socket listener) {
        try {
            while (true) {
                listener.accept().close();
            }
        } catch (IOException e) {
            assertThat(listener.isOpen()).isFalse();
        }
    }

    /// Takes what waits, so that a queue never fills.
    private static void drain(Socket listener) throws Exception {
        listener.timeout(Duration.ZERO);
        while (true) {
            try {
                listener.accept().close();
            } catch (WouldBlockException e) {
                return;
            }
        }
    }

    @Test
    void local_isBoundAndChoosesTheFamily() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            List<Endpoint> both = List.of(dead(Family.AF_INET6), listener.localEndpoint());
            Connector from = Connector.DEFAULT.local(Endpoint.of("127.0.0.7", 0));
            try (Socket client = from.connect(both);
                    Socket server = listener.accept()) {
                assertThat(((InetEndpoint) server.remoteEndpoint()).host()).isEqualTo("127.0.0.7");
                assertThat(client.localEndpoint()).isEqualTo(server.remoteEndpoint());
            }
            assertThatThrownBy(() -> from.connect(List.of(dead(Family.AF_INET6))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("AF_INET");
            Connector foreign = Connector.DEFAULT.local(Endpoint.of("192.0.2.1", 0));
            assertThatThrownBy(
                            () ->
                                    foreign.connect(
                                            List.of(
                                                    listener.localEndpoint(),
                                                    listener.localEndpoint())))
                    .isInstanceOf(AddressNotAvailableException.class)
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        }
    }

    @Test
    void preparation_isDoneBeforeConnect() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            Connector prepared =
                    Connector.DEFAULT.prepare(
                            socket -> {
                                assertThatThrownBy(socket::remoteEndpoint)
                                        .hasMessageContaining("ENOTCONN");
                                socket.set(SolTcp.TCP_NODELAY, true);
                            });
            List<Endpoint> both = List.of(dead(Family.AF_INET6), listener.localEndpoint());
            try (Socket client = prepared.connect(both)) {
                assertThat(client.get(SolTcp.TCP_NODELAY)).isTrue();
            }
            InetEndpoint at = (InetEndpoint) listener.localEndpoint();
            try (Socket client = prepared.connect("127.0.0.1", at.port())) {
                assertThat(client.get(SolTcp.TCP_NODELAY)).isTrue();
            }
        }
    }

    @Test
    void preparationThatThrows_closesTheSockets() throws Exception {
        List<Endpoint> both = List.of(dead(Family.AF_INET6), dead(Family.AF_INET));
        warmUp(false);
        Descriptors before = Descriptors.ofThisProcess();
        Connector broken =
                Connector.DEFAULT.prepare(
                        _ -> {
                            throw new IllegalStateException("no");
                        });
        assertThatThrownBy(() -> broken.connect(both)).hasMessage("no");
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    @Test
    void family_limitsTheNames() throws Exception {
        try (Socket listener = Loopback.listener(Family.AF_INET)) {
            int port = ((InetEndpoint) listener.localEndpoint()).port();
            try (Socket client =
                    Connector.DEFAULT.family(Family.AF_INET).connect("localhost", port)) {
                assertThat(client.family()).isEqualTo(Family.AF_INET);
            }
            assertThatThrownBy(
                            () ->
                                    Connector.DEFAULT
                                            .family(Family.AF_INET6)
                                            .connect("127.0.0.1", port))
                    .isInstanceOf(ResolveException.class);
        }
    }

    @Test
    void badArguments_areRefused() {
        assertThatThrownBy(() -> Connector.DEFAULT.connect(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no endpoint");
        assertThatThrownBy(() -> Connector.DEFAULT.attemptDelay(Duration.ofMillis(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 ms");
        assertThatThrownBy(() -> Connector.DEFAULT.timeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        for (int port : new int[] {-1, 0, 65_536, 70_000}) {
            assertThatThrownBy(() -> Connector.DEFAULT.connect("127.0.0.1", port))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1 to 65535");
        }
    }

    @Test
    void client_isTheOtherEndOfServer() throws Exception {
        try (Socket server = Socket.server(Loopback.any(Family.AF_INET6));
                Socket client = Socket.client(server.localEndpoint());
                Socket again = Socket.client(server.localEndpoint(), MINUTE)) {
            assertThat(client.remoteEndpoint()).isEqualTo(server.localEndpoint());
            assertThat(again.remoteEndpoint()).isEqualTo(server.localEndpoint());
        }
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET)) {
            assertThatThrownBy(() -> Socket.client(silent.endpoint(), Duration.ofMillis(50)))
                    .isInstanceOf(DeadlineException.class);
        }
    }

    /// After a timeout the attempt goes on; a further connect waits for it, and says what became of
    /// it.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void connectAgainAfterATimeout_waitsForTheSameAttempt(boolean virtual) throws Exception {
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET);
                Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            socket.timeout(Duration.ofMillis(50));
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> socket.connect(silent.endpoint()))
                        .isInstanceOf(DeadlineException.class);
            }
            socket.timeout(Duration.ZERO);
            assertThatThrownBy(() -> socket.connect(silent.endpoint()))
                    .isInstanceOf(InProgressException.class)
                    .hasMessageContaining("EALREADY");
            socket.timeout(Duration.ofSeconds(30));
            Blocked again =
                    Blocked.in(
                            virtual,
                            () -> {
                                socket.connect(silent.endpoint());
                                return socket.remoteEndpoint();
                            });
            Socket listener = silent.sockets().getFirst();
            Thread.ofVirtual().start(() -> takeAll(listener));
            assertThat(again.result()).isEqualTo(silent.endpoint());
        }
    }

    /// A port that refuses.
    private static Endpoint dead(Family family) throws Exception {
        try (Socket gone = Loopback.listener(family)) {
            return gone.localEndpoint();
        }
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /// What waiting opens once for the life of the process.
    private static void warmUp(boolean virtual) throws Exception {
        try (SilentPeer silent = SilentPeer.of(Family.AF_INET)) {
            List<Endpoint> twice = List.of(silent.endpoint(), silent.endpoint());
            Connector quick = Connector.DEFAULT.timeout(Duration.ofMillis(30));
            assertThatThrownBy(() -> run(virtual, () -> quick.connect(twice)))
                    .isInstanceOf(DeadlineException.class);
        }
    }

    private static <T> T run(boolean virtual, Callable<T> call) throws Exception {
        return OnThread.call(virtual, call);
    }
}
