package soquete.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.UnixBinding;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.error.AddressInUseException;
import soquete.testkit.Descriptors;
import soquete.testkit.Finished;
import soquete.testkit.Needs;
import soquete.testkit.Program;
import soquete.testkit.Programs;

/// Servers that give their listeners to a successor: within this process, and between real ones.
@Timeout(120)
class HandoverTest {
    private static final Endpoint ANY_PORT = Endpoint.of("127.0.0.1", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension final Programs programs = new Programs();

    @TempDir Path directory;

    private final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();

    private UnixEndpoint control() {
        return UnixEndpoint.path(directory.resolve("control"));
    }

    private Server server(ServerBuilder builder) throws Exception {
        return builder.reporter(events::add).handle(ServerTest::echo);
    }

    private static Handover take(UnixEndpoint control) throws Exception {
        return Handover.take(control, PATIENCE).orElseThrow();
    }

    private static void assertServes(Server server) throws Exception {
        for (Endpoint endpoint : server.endpoints()) {
            try (Socket client = Socket.client(endpoint)) {
                ServerTest.assertEchoes(client);
            }
        }
    }

    private <T extends ServerEvent> T heard(Class<T> kind) throws InterruptedException {
        while (true) {
            ServerEvent event = events.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(event).as("an event %s", kind).isNotNull();
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    @Test
    void successor_ready_hasTheListenersAndTheirNamesAndTheOldOneEnds() throws Exception {
        UnixEndpoint path = UnixEndpoint.path(directory.resolve("s"));
        Server old =
                server(
                        Server.on()
                                .named("http", ANY_PORT)
                                .named("admin", path)
                                .unix(UnixBinding.AS_C.removedOnClose()));
        HandoverOffer offer = old.handOver(control());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(control().toPath())))
                .isEqualTo("rw-------");
        List<Endpoint> endpoints = old.endpoints();
        Socket before = Socket.client(endpoints.getFirst());
        ServerTest.assertEchoes(before);

        Handover handover = take(control());
        assertThat(handover.predecessor().pid()).isEqualTo((int) ProcessHandle.current().pid());
        assertThat(handover.listeners())
                .extracting(Listener::toString)
                .containsExactly("http " + endpoints.getFirst(), "admin " + path);
        Server successor = Server.from(handover).handle(ServerTest::echo);
        assertThat(offer.isTaken()).isFalse();

        assertThat(handover.ready()).isTrue();
        handover.close();

        assertThat(offer.isTaken()).isTrue();
        assertThat(heard(ServerEvent.HandedOver.class).successor().uid())
                .isEqualTo(handover.predecessor().uid());
        assertThat(Files.exists(control().toPath())).isFalse();
        ServerTest.assertEchoes(before); // goes on, at the old one
        assertThat(old.isDraining()).isTrue();
        before.close();
        assertThat(old.await(PATIENCE).orElseThrow().cut()).isZero();
        assertThat(Files.exists(path.toPath())).isTrue();
        assertThat(successor.endpoints()).isEqualTo(endpoints);
        assertServes(successor);
        try (HandoverOffer next = successor.handOver(control())) {
            assertThat(next.control()).isEqualTo(control());
        }
        successor.close();
    }

    @Test
    void successor_thatGivesUp_changesNothing() throws Exception {
        try (Server server = server(Server.on(ANY_PORT));
                HandoverOffer offer = server.handOver(control())) {
            take(control()).close();
            assertThat(heard(ServerEvent.HandoverFailed.class).failure())
                    .hasMessageMatching("the successor, process [0-9]+, ended before it was ready");
            assertThat(offer.isTaken()).isFalse();
            assertServes(server);
            heard(ServerEvent.Ended.class);
            Descriptors before = Descriptors.ofThisProcess();
            for (int i = 0; i < 10; i++) {
                take(control()).close();
                heard(ServerEvent.HandoverFailed.class);
            }
            before.assertNoneAdded(PATIENCE);
            assertServes(server);
        }
        assertThat(Files.exists(control().toPath())).isFalse();
    }

    @Test
    void successor_thatIsSlow_isRefused() throws Exception {
        HandoverTerms terms =
                HandoverTerms.SAME_USER.within(Duration.ofSeconds(10), Duration.ofMillis(50));
        try (Server server = server(Server.on(ANY_PORT));
                HandoverOffer offer = server.handOver(control(), terms);
                Handover slow = take(offer.control())) {
            assertThat(heard(ServerEvent.HandoverFailed.class).failure())
                    .hasMessage("the successor was not ready within PT0.05S");
            assertThatThrownBy(slow::ready)
                    .isInstanceOf(HandoverException.class)
                    .hasMessage(
                            "the predecessor refuses: the successor was not ready within PT0.05S");
            assertServes(server);
        }
    }

    @Test
    void twoSuccessors_theFasterTakesOver() throws Exception {
        Server old = server(Server.on(ANY_PORT));
        old.handOver(control());
        try (Handover slow = take(control());
                Handover fast = take(control());
                Server successor = Server.from(fast).handle(ServerTest::echo)) {
            assertThat(fast.ready()).isTrue();
            assertThatThrownBy(slow::ready)
                    .isInstanceOf(HandoverException.class)
                    .hasMessage("the predecessor refuses: another successor was faster");
            old.await();
            assertServes(successor);
        }
    }

    @Test
    void offer_takenBack_refusesWhoHasTheListenersAndFreesThePath() throws Exception {
        try (Server server = server(Server.on(ANY_PORT))) {
            HandoverOffer offer = server.handOver(control());
            try (Handover late = take(control())) {
                offer.close();
                assertThatThrownBy(late::ready)
                        .hasMessage("the predecessor refuses: the server has taken its offer back");
            }
            assertThat(Handover.take(control(), PATIENCE)).isEmpty();
            assertThat(offer.isTaken()).isFalse();
            assertServes(server);
        }
    }

    /// The filter against new connections, and the shutdown of a Unix listener, would reach the
    /// successor's as well.
    @Test
    void predecessor_thatEndsMeanwhile_leavesTheListenersAsTheyAre() throws Exception {
        UnixEndpoint path = UnixEndpoint.path(directory.resolve("s"));
        Server old = server(Server.on(ANY_PORT, path));
        old.handOver(control());
        try (Handover handover = take(control())) {
            old.close();
            try (Server successor = Server.from(handover).handle(ServerTest::echo)) {
                assertThat(handover.ready()).isFalse();
                assertServes(successor);
            }
        }
    }

    @Test
    void nobody_isEmpty() throws Exception {
        assertThat(Handover.take(control(), PATIENCE)).isEmpty();
        assertThat(Handover.take(UnixEndpoint.abstractName("soquete-nobody"), PATIENCE)).isEmpty();
        Socket gone = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET);
        gone.bind(control());
        gone.close();
        assertThat(Handover.take(control(), PATIENCE)).isEmpty();
    }

    @Test
    void controlPath_ofAServerThatWasKilled_isReplaced() throws Exception {
        Socket killed = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET);
        killed.bind(control());
        killed.close();
        try (Server server = server(Server.on(ANY_PORT));
                HandoverOffer offer = server.handOver(control())) {
            take(offer.control()).close();
        }
    }

    @Test
    void controlPath_inUseOrNoSocket_isLeftAlone() throws Exception {
        try (Server server = server(Server.on(ANY_PORT));
                HandoverOffer offer = server.handOver(control())) {
            assertThatThrownBy(() -> server.handOver(offer.control()))
                    .isInstanceOf(AddressInUseException.class);
            Path file = Files.writeString(directory.resolve("file"), "precious");
            assertThatThrownBy(() -> server.handOver(UnixEndpoint.path(file)))
                    .isInstanceOf(AddressInUseException.class);
            assertThat(file).hasContent("precious");
            take(offer.control()).close();
        }
    }

    @Test
    void drainingServer_offersNothing() throws Exception {
        Server server = server(Server.on(ANY_PORT));
        server.close();
        assertThatThrownBy(() -> server.handOver(control()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Files.exists(control().toPath())).isFalse();
    }

    /// What comes to the control socket and is no successor.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0001",
                "\u0001soquete hand-over\0",
                "GET / HTTP/1.1\r\n\r\n",
                "\u0004"
            })
    void stranger_isRefusedAndTheServerGoesOn(String says) throws Exception {
        try (Server server = server(Server.on(ANY_PORT));
                HandoverOffer offer = server.handOver(control())) {
            try (Socket stranger = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET)) {
                stranger.timeout(PATIENCE);
                stranger.connect(offer.control());
                if (!says.isEmpty()) {
                    stranger.send(says.getBytes(UTF_8));
                    assertThat(heard(ServerEvent.HandoverFailed.class).failure())
                            .isInstanceOf(HandoverException.class);
                }
            }
            take(offer.control()).close();
            assertServes(server);
        }
    }

    /// More than 512 bytes, and descriptors that nobody asked for.
    @Test
    void stranger_withDescriptors_losesThem() throws Exception {
        try (Server server = server(Server.on(ANY_PORT));
                HandoverOffer offer = server.handOver(control());
                Socket stranger = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET)) {
            stranger.connect(offer.control());
            stranger.sendFds(new byte[600], stranger.fd(), stranger.fd(), stranger.fd());
            assertThat(heard(ServerEvent.HandoverFailed.class).failure())
                    .hasMessage("a message of the hand-over is too long");
            assertServes(server);
        }
    }

    /// A predecessor that promises more than it gives, and one that gives something else.
    @ParameterizedTest
    @ValueSource(strings = {"02010002", "0201ffff", "0202 0001", "06 6e6f", "03 61", "", "07"})
    void falsePredecessor_isRefusedAndNothingLeaks(String says) throws Exception {
        byte[] answer = java.util.HexFormat.of().parseHex(says.replace(" ", ""));
        try (Socket listening = Socket.open(Family.AF_UNIX, SocketType.SOCK_SEQPACKET);
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            listening.bind(control());
            listening.listen();
            Future<?> predecessor =
                    executor.submit(
                            () -> {
                                try (Socket successor = listening.accept()) {
                                    successor.recv(100);
                                    if (answer.length > 0) {
                                        successor.send(answer);
                                    }
                                    if (says.equals("02010002")) {
                                        successor.sendFds(new byte[] {3, 'x'}, listening.fd());
                                    }
                                }
                                return null;
                            });
            Descriptors before = Descriptors.ofThisProcess().sockets();
            assertThatThrownBy(() -> Handover.take(control(), PATIENCE))
                    .isInstanceOf(HandoverException.class);
            predecessor.get(20, TimeUnit.SECONDS);
            assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
        }
    }

    @Test
    void predecessor_thatIsNotTrusted_isRefused() throws Exception {
        try (Server server = server(Server.on(ANY_PORT));
                HandoverOffer offer = server.handOver(control())) {
            HandoverTerms nobody = HandoverTerms.SAME_USER.trusting(_ -> false);
            assertThatThrownBy(() -> Handover.take(offer.control(), PATIENCE, nobody))
                    .isInstanceOf(HandoverException.class)
                    .hasMessageContaining("is not trusted");
        }
    }

    // Between processes

    private static String[] child(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx128m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HandoverChild.class.getName()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private Program child(String what) throws Exception {
        return programs.start(child(what, control().toString()));
    }

    /// The endpoints that a child says it serves.
    private static List<Endpoint> endpoints(Program child) throws InterruptedException {
        child.awaitOut("offers", PATIENCE);
        String line =
                child.outSoFar()
                        .lines()
                        .filter(l -> l.startsWith("serves ["))
                        .findFirst()
                        .orElseThrow();
        List<Endpoint> all = new ArrayList<>();
        for (String listener :
                line.substring("serves [".length(), line.length() - 1).split(", ", -1)) {
            all.add(Endpoint.parse(listener.substring(listener.lastIndexOf(' ') + 1)));
        }
        return all;
    }

    private static int served(Finished child) {
        String line =
                child.out().lines().filter(l -> l.startsWith("served ")).findFirst().orElseThrow();
        assertThat(line).contains("cut 0");
        return Integer.parseInt(line.substring("served ".length(), line.indexOf(',')));
    }

    /// Clients that connect, ask, check the answer and close, until they are told to stop.
    private static final class Load implements AutoCloseable {
        final Map<Long, AtomicInteger> answers = new ConcurrentHashMap<>();
        private final AtomicBoolean stop = new AtomicBoolean();
        private final ExecutorService threads = Executors.newFixedThreadPool(4);
        private final List<Future<?>> clients = new ArrayList<>();

        Load(List<Endpoint> endpoints) {
            for (int i = 0; i < 4; i++) {
                Endpoint at = endpoints.get(i % endpoints.size());
                clients.add(
                        threads.submit(
                                () -> {
                                    for (int n = 0; !stop.get(); n++) {
                                        count(HandoverChild.ask(at, n));
                                    }
                                    return null;
                                }));
            }
        }

        private void count(long pid) {
            answers.computeIfAbsent(pid, _ -> new AtomicInteger()).incrementAndGet();
        }

        int of(Program child) {
            return Optional.ofNullable(answers.get(child.pid())).map(AtomicInteger::get).orElse(0);
        }

        void awaitMore(Program child, int more) {
            int until = of(child) + more;
            while (of(child) < until) {
                assertThat(clients).noneMatch(Future::isDone);
                Thread.onSpinWait();
            }
        }

        /// Ends, and throws what any client met.
        void end() throws Exception {
            stop.set(true);
            for (Future<?> client : clients) {
                client.get(60, TimeUnit.SECONDS);
            }
        }

        @Override
        public void close() {
            stop.set(true);
            threads.shutdownNow();
        }
    }

    @Test
    void handOver_twiceUnderLoad_losesNoConnection() throws Exception {
        Program first =
                programs.start(
                        child(
                                "serve",
                                control().toString(),
                                "127.0.0.1:0",
                                "unix:" + directory.resolve("s")));
        try (Load load = new Load(endpoints(first))) {
            load.awaitMore(first, 1000);

            Program second = child("take");
            second.awaitOut("ready: true", PATIENCE);
            load.awaitMore(second, 1000);
            Finished firstEnded = first.await(PATIENCE);

            second.awaitOut("offers", PATIENCE);
            Program third = child("take");
            third.awaitOut("ready: true", PATIENCE);
            load.awaitMore(third, 1000);
            Finished secondEnded = second.await(PATIENCE);
            load.end();
            third.signal("TERM");
            third.await(PATIENCE);

            assertThat(served(firstEnded)).isEqualTo(load.of(first));
            assertThat(served(secondEnded)).isEqualTo(load.of(second));
            assertThat(load.answers.keySet())
                    .containsExactlyInAnyOrder(first.pid(), second.pid(), third.pid());
        }
    }

    @Test
    void successor_killedBeforeReady_theOldOneGoesOn() throws Exception {
        Program first = programs.start(child("serve", control().toString(), "127.0.0.1:0"));
        List<Endpoint> endpoints = endpoints(first);
        try (Load load = new Load(endpoints)) {
            load.awaitMore(first, 100);
            Program hanging = child("hang");
            hanging.awaitOut("holds [listener 1 " + endpoints.getFirst() + "]", PATIENCE);
            load.awaitMore(first, 100);
            hanging.signal("KILL");
            first.awaitOut(
                    "hand-over failed: the successor, process "
                            + hanging.pid()
                            + ", ended before it was ready",
                    PATIENCE);
            load.awaitMore(first, 100);

            Program second = child("take");
            second.awaitOut("ready: true", PATIENCE);
            load.awaitMore(second, 100);
            load.end();
            assertThat(served(first.await(PATIENCE))).isEqualTo(load.of(first));
        }
    }

    /// Its successor has the listeners, and serves; the path is replaced.
    @Test
    void predecessor_killedBeforeReady_theSuccessorServes() throws Exception {
        Program first = programs.start(child("serve", control().toString(), "127.0.0.1:0"));
        Endpoint at = endpoints(first).getFirst();
        try (Handover handover = take(control())) {
            first.signal("KILL");
            first.await(PATIENCE);
            try (Server server = server(Server.from(handover))) {
                assertThat(handover.ready()).isFalse();
                assertThat(server.endpoints()).containsExactly(at);
                assertServes(server);
                server.handOver(control());
            }
        }
    }

    @Test
    @Needs(programs = "systemd-socket-activate")
    void listenFds_areHandedOverWithTheirNames() throws Exception {
        Path path = directory.resolve("activated");
        List<String> command =
                new ArrayList<>(
                        List.of("systemd-socket-activate", "--listen=" + path, "--fdname=web"));
        command.addAll(List.of(child("activated", control().toString())));
        Program first = programs.start(command.toArray(String[]::new));
        first.awaitErr("Listening on", PATIENCE);
        Endpoint at = UnixEndpoint.path(path);
        assertThat(HandoverChild.ask(at, 7)).isEqualTo(first.pid());
        first.awaitOut("offers", PATIENCE);

        Program second = child("take");
        second.awaitOut("ready: true", PATIENCE);

        assertThat(second.outSoFar()).startsWith("serves [web " + at + "]");
        int byTheFirst = 1;
        long answered = HandoverChild.ask(at, 8);
        while (answered == first.pid()) { // it was about to accept when it was told
            byTheFirst++;
            answered = HandoverChild.ask(at, 8);
        }
        assertThat(answered).isEqualTo(second.pid());
        assertThat(served(first.await(PATIENCE))).isEqualTo(byTheFirst);
    }

    /// An abstract name has no permissions, so it is the credentials that decide.
    @Test
    @Needs(programs = "python3", root = true)
    void successor_ofAnotherUser_isRefusedUnlessTrusted() throws Exception {
        UnixEndpoint name =
                UnixEndpoint.abstractName("soquete-test-" + ProcessHandle.current().pid());
        String ask =
                """
                import os, socket, sys
                os.setgid(65534)
                os.setuid(65534)
                s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                s.connect('\\0' + sys.argv[1])
                s.send(b'\\1soquete hand-over\\1')
                data, fds, flags, _ = socket.recv_fds(s, 600, 9)
                print(data, len(fds))
                """;
        String[] other = {"python3", "-c", ask, new String(name.name(), UTF_8)};
        try (Server server = server(Server.on(ANY_PORT))) {
            try (HandoverOffer offer = server.handOver(name)) {
                Program stranger = programs.start(other);
                Finished answered = stranger.await(PATIENCE);
                assertThat(answered.out())
                        .as(answered.err())
                        .isEqualTo(
                                "b'\\x06the process "
                                        + stranger.pid()
                                        + " of user 65534 is not trusted' 0\n");
                assertThat(heard(ServerEvent.HandoverFailed.class).control())
                        .isEqualTo(offer.control());
            }
            HandoverTerms nobody = HandoverTerms.SAME_USER.trusting(who -> who.uid() == 65534);
            try (HandoverOffer _ = server.handOver(name, nobody)) {
                assertThat(programs.start(other).await(PATIENCE).out())
                        .isEqualTo("b'\\x02\\x01\\x00\\x01' 0\n");
            }
            assertServes(server);
        }
    }
}
