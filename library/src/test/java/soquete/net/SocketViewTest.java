package soquete.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.option.SolSocket;
import soquete.testkit.Descriptors;

@Timeout(60)
class SocketViewTest {
    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(classes = {SocketView.class, ServerSocketView.class})
    void view_overridesEveryMethodOfTheClassItStandsFor(Class<?> view) {
        List<String> missing = new ArrayList<>();
        for (Method method : view.getSuperclass().getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            boolean visible = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
            boolean overridable = !Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers);
            if (visible && overridable && !method.isSynthetic()) {
                try {
                    var _ = view.getDeclaredMethod(method.getName(), method.getParameterTypes());
                } catch (NoSuchMethodException e) {
                    missing.add(method.toString());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /// A question to a socket: its answer, or the class of what it threw.
    interface Probe {
        Object ask(java.net.Socket socket) throws Exception;
    }

    private static final Map<String, Probe> PROBES = probes();

    private static Map<String, Probe> probes() {
        Map<String, Probe> all = new LinkedHashMap<>();
        all.put("getInetAddress", java.net.Socket::getInetAddress);
        all.put("getPort", java.net.Socket::getPort);
        all.put("getRemoteSocketAddress", java.net.Socket::getRemoteSocketAddress);
        all.put("getLocalAddress", java.net.Socket::getLocalAddress);
        all.put("has local port", s -> Integer.signum(s.getLocalPort()));
        all.put("has local address", s -> s.getLocalSocketAddress() != null);
        all.put("getChannel", java.net.Socket::getChannel);
        all.put("isBound", java.net.Socket::isBound);
        all.put("isConnected", java.net.Socket::isConnected);
        all.put("isClosed", java.net.Socket::isClosed);
        all.put("isInputShutdown", java.net.Socket::isInputShutdown);
        all.put("isOutputShutdown", java.net.Socket::isOutputShutdown);
        all.put("getInputStream", s -> s.getInputStream() != null);
        all.put("getOutputStream", s -> s.getOutputStream() != null);
        all.put("available", s -> s.getInputStream().available());
        all.put("read nothing", s -> s.getInputStream().read(new byte[0]));
        all.put("read past the array", s -> s.getInputStream().read(new byte[1], 1, 1));
        all.put("noDelay", s -> setAndGet(s, StandardSocketOptions.TCP_NODELAY, true));
        all.put("keepAlive", s -> setAndGet(s, StandardSocketOptions.SO_KEEPALIVE, true));
        all.put("reuse", s -> setAndGet(s, StandardSocketOptions.SO_REUSEADDR, true));
        all.put("linger", s -> setAndGet(s, StandardSocketOptions.SO_LINGER, 7));
        all.put("linger off", s -> setAndGet(s, StandardSocketOptions.SO_LINGER, -1));
        all.put("rcvbuf", s -> setAndGet(s, StandardSocketOptions.SO_RCVBUF, 20_000));
        all.put("sndbuf", s -> setAndGet(s, StandardSocketOptions.SO_SNDBUF, 20_000));
        all.put("tos", s -> setAndGet(s, StandardSocketOptions.IP_TOS, 0x10));
        all.put("setSoLinger -1", s -> done(() -> s.setSoLinger(true, -1)));
        all.put("setSoLinger 70000", s -> done(() -> s.setSoLinger(true, 70_000)));
        all.put("getSoLinger", java.net.Socket::getSoLinger);
        all.put("setSoLinger off", s -> done(() -> s.setSoLinger(false, 5)));
        all.put("getSoLinger off", java.net.Socket::getSoLinger);
        all.put("setTcpNoDelay", s -> done(() -> s.setTcpNoDelay(false)));
        all.put("getTcpNoDelay", java.net.Socket::getTcpNoDelay);
        all.put("setOOBInline", s -> done(() -> s.setOOBInline(true)));
        all.put("getOOBInline", java.net.Socket::getOOBInline);
        all.put("setTrafficClass", s -> done(() -> s.setTrafficClass(8)));
        all.put("getTrafficClass", java.net.Socket::getTrafficClass);
        all.put("setTrafficClass 256", s -> done(() -> s.setTrafficClass(256)));
        all.put("setSendBufferSize 0", s -> done(() -> s.setSendBufferSize(0)));
        all.put("setReceiveBufferSize 0", s -> done(() -> s.setReceiveBufferSize(0)));
        all.put("getReceiveBufferSize", java.net.Socket::getReceiveBufferSize);
        all.put("getSendBufferSize", java.net.Socket::getSendBufferSize);
        all.put("setSoTimeout -1", s -> done(() -> s.setSoTimeout(-1)));
        all.put("setSoTimeout", s -> done(() -> s.setSoTimeout(30)));
        all.put("getSoTimeout", java.net.Socket::getSoTimeout);
        all.put("read in time", s -> s.getInputStream().read());
        all.put("setSoTimeout 0", s -> done(() -> s.setSoTimeout(0)));
        all.put("connect null", s -> done(() -> s.connect(null)));
        all.put("connect -1", s -> done(() -> s.connect(new InetSocketAddress(1), -1)));
        all.put("bind a second time", s -> done(() -> s.bind(null)) + "" + s.isBound());
        all.put("sendUrgentData", s -> urgent(s));
        all.put("performance", s -> done(() -> s.setPerformancePreferences(1, 2, 3)));
        all.put("getReuseAddress", java.net.Socket::getReuseAddress);
        all.put("getKeepAlive", java.net.Socket::getKeepAlive);
        return all;
    }

    /// On an output that is shut down the JDK throws a plain IOException, the view a subclass.
    private static Object urgent(java.net.Socket socket) {
        try {
            socket.sendUrgentData(65);
            return "done";
        } catch (IOException e) {
            return "an IOException";
        }
    }

    private static <T> Object setAndGet(
            java.net.Socket socket, java.net.SocketOption<T> option, T value) throws IOException {
        return socket.setOption(option, value).getOption(option);
    }

    interface Step {
        void run() throws Exception;
    }

    private static String done(Step step) throws Exception {
        step.run();
        return "done";
    }

    /// What happens to the sockets before they are asked.
    interface Fate {
        void befall(java.net.Socket socket, SocketAddress server) throws Exception;
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> fates() {
        Map<String, Fate> fates = new LinkedHashMap<>();
        fates.put("new", (s, server) -> {});
        fates.put("bound", (s, server) -> s.bind(Inet4Endpoint.LOOPBACK.toInetSocketAddress()));
        fates.put("connected", (s, server) -> s.connect(server));
        fates.put("connected in time", (s, server) -> s.connect(server, 5000));
        fates.put("connected twice", (s, server) -> twice(s, server));
        fates.put("input shut down", (s, server) -> connect(s, server).shutdownInput());
        fates.put("output shut down", (s, server) -> connect(s, server).shutdownOutput());
        fates.put("both shut down", (s, server) -> both(connect(s, server)));
        fates.put("closed", (s, server) -> s.close());
        fates.put("connected and closed", (s, server) -> connect(s, server).close());
        fates.put("input closed", (s, server) -> connect(s, server).getInputStream().close());
        fates.put(
                "refused",
                (s, server) -> {
                    SocketAddress nobody =
                            Inet4Endpoint.LOOPBACK.withPort(unusedPort()).toInetSocketAddress();
                    assertThatThrownBy(() -> s.connect(nobody))
                            .isInstanceOf(ConnectException.class);
                });
        fates.put(
                "unresolved",
                (s, server) -> {
                    SocketAddress name = InetSocketAddress.createUnresolved("x.invalid", 1);
                    assertThatThrownBy(() -> s.connect(name))
                            .isInstanceOf(UnknownHostException.class);
                });
        return fates.entrySet().stream()
                .map(e -> org.junit.jupiter.params.provider.Arguments.of(e.getKey(), e.getValue()));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket gone = new ServerSocket(0)) {
            return gone.getLocalPort();
        }
    }

    private static java.net.Socket connect(java.net.Socket socket, SocketAddress server)
            throws IOException {
        socket.connect(server);
        return socket;
    }

    private static void both(java.net.Socket socket) throws IOException {
        socket.shutdownInput();
        socket.shutdownOutput();
        assertThatThrownBy(socket::shutdownInput).isInstanceOf(SocketException.class);
        assertThatThrownBy(socket::shutdownOutput).isInstanceOf(SocketException.class);
    }

    private static void twice(java.net.Socket socket, SocketAddress server) throws IOException {
        socket.connect(server);
        assertThatThrownBy(() -> socket.connect(server)).isInstanceOf(SocketException.class);
    }

    /// The JDK's own socket is the specification.
    @ParameterizedTest(name = "{0}")
    @MethodSource("fates")
    void view_ofTcp_answersAsTheSocketOfTheJdk(String name, Fate fate) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, loopback());
                java.net.Socket theirs = new java.net.Socket();
                java.net.Socket ours = SocketView.of(tcp())) {
            fate.befall(theirs, server.getLocalSocketAddress());
            fate.befall(ours, server.getLocalSocketAddress());
            Map<String, Object> expected = answers(theirs);
            Map<String, Object> differing = new LinkedHashMap<>(answers(ours));
            assertThat(differing.keySet()).isEqualTo(expected.keySet());
            differing.entrySet().removeIf(e -> e.getValue().equals(expected.get(e.getKey())));
            assertThat(differing).as("where the JDK's says " + expected).isEmpty();
        }
    }

    /// A question to a server socket.
    interface ServerProbe {
        Object ask(ServerSocket server) throws Exception;
    }

    private static Map<String, ServerProbe> serverProbes() {
        Map<String, ServerProbe> all = new LinkedHashMap<>();
        all.put("getInetAddress", ServerSocket::getInetAddress);
        all.put("has local port", s -> Integer.signum(s.getLocalPort()));
        all.put("has local address", s -> s.getLocalSocketAddress() != null);
        all.put("getChannel", ServerSocket::getChannel);
        all.put("isBound", ServerSocket::isBound);
        all.put("isClosed", ServerSocket::isClosed);
        all.put("setSoTimeout -1", s -> done(() -> s.setSoTimeout(-1)));
        all.put("setSoTimeout", s -> done(() -> s.setSoTimeout(20)));
        all.put("getSoTimeout", ServerSocket::getSoTimeout);
        all.put("accept in time", ServerSocket::accept);
        all.put("setReceiveBufferSize 0", s -> done(() -> s.setReceiveBufferSize(0)));
        all.put("setReceiveBufferSize", s -> done(() -> s.setReceiveBufferSize(30_000)));
        all.put("getReceiveBufferSize", ServerSocket::getReceiveBufferSize);
        all.put("setReuseAddress", s -> done(() -> s.setReuseAddress(true)));
        all.put("getReuseAddress", ServerSocket::getReuseAddress);
        all.put("reuse", s -> s.getOption(StandardSocketOptions.SO_REUSEADDR));
        all.put("performance", s -> done(() -> s.setPerformancePreferences(1, 2, 3)));
        all.put("bind after all", s -> done(() -> s.bind(null)));
        all.put("is bound then", ServerSocket::isBound);
        all.put("close", s -> done(s::close));
        all.put("close again", s -> done(s::close));
        all.put("accept closed", ServerSocket::accept);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "bound", "bound and closed", "closed"})
    void serverView_ofTcp_answersAsTheServerSocketOfTheJdk(String fate) throws Exception {
        try (ServerSocket theirs = new ServerSocket();
                ServerSocket ours = ServerSocketView.of(tcp())) {
            for (ServerSocket server : List.of(theirs, ours)) {
                if (fate.startsWith("bound")) {
                    server.bind(Inet4Endpoint.LOOPBACK.toInetSocketAddress(), 3);
                }
                if (fate.endsWith("closed")) {
                    java.io.Closeable closeable = server;
                    closeable.close();
                }
            }
            Map<String, Object> differing = new LinkedHashMap<>();
            serverProbes()
                    .forEach(
                            (question, probe) -> {
                                Object expected = answer(() -> probe.ask(theirs));
                                Object actual = answer(() -> probe.ask(ours));
                                if (!expected.equals(actual)) {
                                    differing.put(question, actual + " and not " + expected);
                                }
                            });
            assertThat(differing).isEmpty();
        }
    }

    private static Object answer(java.util.concurrent.Callable<Object> question) {
        try {
            Object answer = question.call();
            return answer == null ? "null" : answer;
        } catch (Exception e) {
            return kind(e);
        }
    }

    private static Map<String, Object> answers(java.net.Socket socket) {
        Map<String, Object> answers = new LinkedHashMap<>();
        PROBES.forEach((question, probe) -> answers.put(question, answer(() -> probe.ask(socket))));
        return answers;
    }

    /// The class of the JDK's that a catch block would name.
    private static String kind(Exception e) {
        if (e instanceof SocketException && !e.getClass().getName().startsWith("java.net")) {
            return SocketException.class.getName();
        }
        return e instanceof SocketTimeoutException
                ? SocketTimeoutException.class.getName()
                : e.getClass().getName();
    }

    private static InetAddress loopback() {
        return Inet4Endpoint.LOOPBACK.toInetSocketAddress().getAddress();
    }

    private static Socket tcp() throws IOException {
        return Socket.open(Family.AF_INET, SocketType.SOCK_STREAM);
    }

    static Stream<Endpoint> listeningPlaces() {
        return Stream.of(Inet4Endpoint.LOOPBACK, Inet6Endpoint.LOOPBACK);
    }

    @ParameterizedTest
    @MethodSource("listeningPlaces")
    void conversation_betweenViewsOfTcp_works(Endpoint at) throws Exception {
        conversation(at);
    }

    @Test
    void conversation_betweenViewsOfUnixSockets_works() throws Exception {
        conversation(UnixEndpoint.path(directory.resolve("s")));
    }

    private static void conversation(Endpoint at) throws Exception {
        byte[] data = new byte[2_000_000];
        Arrays.fill(data, (byte) 7);
        try (ServerSocket server = new EndpointServerSocketFactory(at).createServerSocket(1, 5)) {
            Endpoint there = ((ServerSocketView) server).socket().localEndpoint();
            CompletableFuture<byte[]> received =
                    in(
                            () -> {
                                try (java.net.Socket s = server.accept()) {
                                    byte[] all = s.getInputStream().readAllBytes();
                                    s.getOutputStream().write("obrigado".getBytes(UTF_8));
                                    return all;
                                }
                            });
            try (java.net.Socket client =
                    new EndpointSocketFactory(there).createSocket("some.name", 8080)) {
                assertThat(client.isConnected()).isTrue();
                assertThat(client.getPort()).isEqualTo(8080);
                assertThat(client.getRemoteSocketAddress().toString()).contains("some.name");
                client.setTcpNoDelay(true);
                assertThat(client.getTcpNoDelay()).isTrue();
                client.setKeepAlive(true);
                assertThat(client.getKeepAlive()).isTrue();
                client.setTrafficClass(8);
                client.getOutputStream().write(data);
                client.shutdownOutput();
                assertThat(client.getInputStream().readAllBytes())
                        .isEqualTo("obrigado".getBytes(UTF_8));
            }
            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(data);
        }
    }

    @Test
    void addresses_ofAUnixSocket_areTheLoopbackAddressAndTheEndpoint() throws Exception {
        Endpoint at = UnixEndpoint.path(directory.resolve("s"));
        try (ServerSocketView server = ServerSocketView.of(Socket.server(at));
                Socket socket = Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM)) {
            assertThat(server.getLocalSocketAddress()).isEqualTo(new EndpointAddress(at));
            assertThat(server.getLocalPort()).isZero();
            assertThat(server.getInetAddress().isLoopbackAddress()).isTrue();
            socket.connect(at);
            SocketView view = SocketView.of(socket);
            assertThat(view.getRemoteSocketAddress()).isEqualTo(new EndpointAddress(at));
            assertThat(view.getInetAddress().isLoopbackAddress()).isTrue();
            assertThat(view.getPort()).isZero();
            assertThat(view.getLocalPort()).isZero();
            assertThat(view.getTrafficClass()).isZero();
            try (java.net.Socket other = SocketView.to(at)) {
                other.connect(new InetSocketAddress("192.0.2.1", 99), 1000);
                assertThat(other.getInetAddress().getHostAddress()).isEqualTo("192.0.2.1");
                assertThat(other.getPort()).isEqualTo(99);
            }
        }
    }

    @Test
    void connect_toAnEndpointAddress_reachesAUnixServer() throws Exception {
        Endpoint at = UnixEndpoint.path(directory.resolve("s"));
        try (ServerSocket server =
                        ServerSocketView.of(Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM));
                java.net.Socket client =
                        SocketView.of(Socket.open(Family.AF_UNIX, SocketType.SOCK_STREAM))) {
            server.bind(new EndpointAddress(at));
            client.connect(new EndpointAddress(at));
            try (java.net.Socket accepted = server.accept()) {
                accepted.getOutputStream().write(5);
                assertThat(client.getInputStream().read()).isEqualTo(5);
            }
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void close_fromAnotherThread_endsAReadAndAnAcceptWithSocketException(boolean virtual)
            throws Exception {
        try (ServerSocketView server = ServerSocketView.of(Socket.server(Inet4Endpoint.LOOPBACK));
                java.net.Socket client = SocketView.of(tcp())) {
            client.connect(server.getLocalSocketAddress());
            java.net.Socket peer = server.accept();
            InputStream in = client.getInputStream();
            CompletableFuture<Integer> read = in(virtual, in::read);
            CompletableFuture<java.net.Socket> accept = in(virtual, server::accept);
            awaitNothing(read);
            List<java.io.Closeable> both = List.of(client, server);
            for (java.io.Closeable one : both) {
                one.close();
            }
            peer.close();
            for (CompletableFuture<?> future : List.of(read, accept)) {
                assertThatThrownBy(() -> future.get(5, TimeUnit.SECONDS))
                        .isInstanceOf(ExecutionException.class)
                        .cause()
                        .isExactlyInstanceOf(SocketException.class)
                        .hasMessageMatching("Socket (is )?closed");
            }
        }
    }

    private static void awaitNothing(CompletableFuture<?> future) throws Exception {
        assertThatThrownBy(() -> future.get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
    }

    @Test
    void soTimeout_boundsEachReadAndLeavesTheSocketUsable() throws Exception {
        try (ServerSocketView server = ServerSocketView.of(Socket.server(Inet4Endpoint.LOOPBACK));
                java.net.Socket client = SocketView.of(tcp())) {
            server.setSoTimeout(20);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
            client.connect(server.getLocalSocketAddress());
            try (java.net.Socket accepted = server.accept()) {
                assertThat(accepted.getSoTimeout()).isZero();
                client.setSoTimeout(20);
                InputStream in = client.getInputStream();
                assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
                accepted.getOutputStream().write(9);
                assertThat(in.read()).isEqualTo(9);
                // Writing has no bound of its own.
                OutputStream out = client.getOutputStream();
                CompletableFuture<Integer> written =
                        in(
                                () -> {
                                    out.write(new byte[20_000_000]);
                                    return 1;
                                });
                awaitNothing(written);
                accepted.getInputStream().readNBytes(20_000_000);
                assertThat(written.get(20, TimeUnit.SECONDS)).isOne();
            }
        }
    }

    @Test
    void interrupt_endsAReadAndLeavesTheSocketOpen() throws Exception {
        try (ServerSocketView server = ServerSocketView.of(Socket.server(Inet4Endpoint.LOOPBACK));
                java.net.Socket client = SocketView.of(tcp())) {
            client.connect(server.getLocalSocketAddress());
            InputStream in = client.getInputStream();
            Thread.currentThread().interrupt();
            assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void connect_withinATimeThatPasses_isASocketTimeoutException() throws Exception {
        try (Socket full = Socket.server(Inet4Endpoint.LOOPBACK, 0);
                Socket one = tcp();
                java.net.Socket client = SocketView.of(tcp())) {
            one.connect(full.localEndpoint());
            try (Socket two = tcp()) {
                two.timeout(Duration.ofMillis(50));
                try {
                    two.connect(full.localEndpoint());
                } catch (SocketTimeoutException e) {
                    assertThat(e).hasMessageContaining("connect");
                }
                SocketAddress at = EndpointAddress.of(full.localEndpoint());
                assertThatThrownBy(() -> client.connect(at, 50))
                        .isInstanceOf(SocketTimeoutException.class);
                assertThat(client.isClosed()).isTrue();
            }
        }
    }

    @Test
    void options_ofSoquete_passThrough() throws Exception {
        try (java.net.Socket view = SocketView.of(tcp())) {
            view.setOption(SolSocket.SO_KEEPALIVE, true);
            assertThat(view.getOption(SolSocket.SO_KEEPALIVE)).isTrue();
            assertThatThrownBy(() -> view.getOption(StandardSocketOptions.IP_MULTICAST_TTL))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("IP_MULTICAST_TTL");
            assertThat(view.supportedOptions()).contains(StandardSocketOptions.TCP_NODELAY);
        }
    }

    @Test
    void of_aDatagramSocket_isRefused() throws Exception {
        try (Socket udp = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            assertThatThrownBy(() -> SocketView.of(udp))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("SOCK_DGRAM");
            assertThatThrownBy(() -> ServerSocketView.of(udp))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void urgentData_overTcp_arrivesInline() throws Exception {
        try (ServerSocketView server = ServerSocketView.of(Socket.server(Inet4Endpoint.LOOPBACK));
                java.net.Socket client = SocketView.of(tcp())) {
            client.connect(server.getLocalSocketAddress());
            try (java.net.Socket accepted = server.accept()) {
                accepted.setOOBInline(true);
                client.sendUrgentData(65);
                client.getOutputStream().write(66);
                assertThat(accepted.getInputStream().readNBytes(2)).containsExactly(65, 66);
            }
        }
    }

    @Test
    void views_thatWereClosed_leaveNoDescriptor() throws Exception {
        conversation(Inet4Endpoint.LOOPBACK); // opens the poller
        Descriptors before = Descriptors.ofThisProcess();
        for (int i = 0; i < 20; i++) {
            SocketView.to(Inet4Endpoint.LOOPBACK).close();
            ServerSocketView.to(Inet4Endpoint.LOOPBACK).close();
            Endpoint nobody = UnixEndpoint.path(directory.resolve("nobody"));
            EndpointSocketFactory factory = new EndpointSocketFactory(nobody);
            assertThatThrownBy(() -> factory.createSocket("x", 1)).isInstanceOf(IOException.class);
        }
        before.assertNoneAdded(Duration.ofSeconds(2));
    }

    private static <T> CompletableFuture<T> in(java.util.concurrent.Callable<T> call) {
        return in(true, call);
    }

    private static <T> CompletableFuture<T> in(
            boolean virtual, java.util.concurrent.Callable<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Runnable body =
                () -> {
                    try {
                        future.complete(call.call());
                    } catch (Throwable t) {
                        future.completeExceptionally(t);
                    }
                };
        Thread thread = virtual ? Thread.startVirtualThread(body) : Thread.ofPlatform().start(body);
        assertThat(thread).isNotNull();
        return future;
    }
}
