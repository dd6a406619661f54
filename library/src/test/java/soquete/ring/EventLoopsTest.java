package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.SocketType;
import soquete.testkit.Descriptors;

@Timeout(60)
@ExtendWith(Engines.class)
class EventLoopsTest {
    @TempDir Path directory;

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void connections_areSpread_andEachStaysWithItsLoop(LoopOptions options) throws Exception {
        for (Endpoint at :
                List.of(
                        Endpoint.of("127.0.0.1", 0),
                        Endpoint.parse("unix:" + directory.resolve("s")))) {
            Set<String> threads = ConcurrentHashMap.newKeySet();
            Set<String> wrong = ConcurrentHashMap.newKeySet();
            try (EventLoops loops = EventLoops.open(3, options)) {
                List<LoopListener> listeners = loops.listen(at, () -> new Homely(threads, wrong));
                assertThat(listeners)
                        .hasSize(3)
                        .extracting(LoopListener::endpoint)
                        .containsOnly(listeners.getFirst().endpoint());
                List<Socket> clients = new ArrayList<>();
                for (int i = 0; i < 100; i++) {
                    clients.add(Socket.client(listeners.getFirst().endpoint()));
                }
                for (int round = 0; round < 3; round++) {
                    for (Socket client : clients) {
                        client.sendAll(new byte[] {1, 2, 3});
                        assertThat(client.recvExactly(3)).containsExactly(1, 2, 3);
                    }
                }
                clients.forEach(Socket::close);
            }
            assertThat(wrong).isEmpty();
            if (at.toString().startsWith("127")) {
                assertThat(threads)
                        .containsExactlyInAnyOrder(
                                "soquete-loop-0", "soquete-loop-1", "soquete-loop-2");
            }
        }
    }

    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void datagrams_areSpread_andThoseOfOneSenderStayTogether(LoopOptions options) throws Exception {
        Descriptors before = Descriptors.ofThisProcess();
        for (Endpoint at : List.of(Endpoint.of("127.0.0.1", 0), Endpoint.of("::1", 0))) {
            Set<String> threads = ConcurrentHashMap.newKeySet();
            AtomicInteger made = new AtomicInteger();
            List<Socket> clients = new ArrayList<>();
            try (EventLoops loops = EventLoops.open(3, options)) {
                List<LoopDatagrams> sockets =
                        loops.datagrams(
                                at, () -> answering(made.getAndIncrement(), threads), 8, 100, 0);
                assertThat(sockets).hasSize(3);
                Endpoint to = sockets.getFirst().socket().localEndpoint();
                for (LoopDatagrams socket : sockets) {
                    assertThat(socket.socket().localEndpoint()).isEqualTo(to);
                }
                Map<Socket, Byte> homes = new HashMap<>();
                for (int i = 0; i < 60; i++) {
                    Socket client = Socket.open(at.family(), SocketType.SOCK_DGRAM);
                    clients.add(client);
                    client.timeout(Duration.ofSeconds(10));
                    client.connect(to);
                    client.send(new byte[] {1});
                    homes.put(client, client.recv(10)[0]);
                }
                assertThat(homes.values()).contains((byte) 0, (byte) 1, (byte) 2);
                assertThat(threads)
                        .containsExactlyInAnyOrder(
                                "soquete-loop-0 0", "soquete-loop-1 1", "soquete-loop-2 2");
                for (int round = 0; round < 5; round++) {
                    for (Socket client : clients) {
                        client.send(new byte[] {1});
                        assertThat(client.recv(10)).containsExactly(homes.get(client));
                    }
                }
                assertThatThrownBy(
                                () -> loops.datagrams(to, () -> answering(0, threads), 0, 100, 0))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("a batch has 1 to 1024 messages");
                assertThatThrownBy(
                                () ->
                                        loops.datagrams(
                                                Endpoint.parse("unix:" + directory.resolve("d")),
                                                () -> answering(0, threads),
                                                1,
                                                100,
                                                0))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("give the socket to one loop");
            } finally {
                clients.forEach(Socket::close);
            }
        }
        before.assertNoneAdded(Duration.ofSeconds(5));
    }

    /// Says which socket has received, to every message.
    private static DatagramHandler answering(int number, Set<String> threads) {
        return (socket, messages) -> {
            threads.add(Thread.currentThread().getName() + " " + number);
            for (int i = 0; i < messages.received(); i++) {
                messages.reply(i);
                messages.data(i).set(ValueLayout.JAVA_BYTE, 0, (byte) number);
            }
            socket.send(messages, 0, messages.received());
        };
    }

    @Test
    void next_takesTurns_andNoLoopIsRefused() throws Exception {
        try (EventLoops loops = EventLoops.open(2, LoopOptions.EPOLL)) {
            assertThat(List.of(loops.next(), loops.next(), loops.next()))
                    .containsExactly(loops.all().get(0), loops.all().get(1), loops.all().get(0));
        }
        assertThatThrownBy(() -> EventLoops.open(0, LoopOptions.EPOLL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    /// Echoes, and notes where it is called.
    private static final class Homely implements LoopHandler {
        private final Set<String> threads;
        private final Set<String> wrong;
        private @Nullable String home;

        Homely(Set<String> threads, Set<String> wrong) {
            this.threads = threads;
            this.wrong = wrong;
        }

        @Override
        public void onOpen(LoopConnection connection) {
            home = Thread.currentThread().getName();
            threads.add(home);
        }

        @Override
        public void onData(LoopConnection connection, ByteBuffer data) throws java.io.IOException {
            if (!Thread.currentThread().getName().equals(home)
                    || !connection.loop().isOwnThread()) {
                wrong.add(Thread.currentThread().getName());
            }
            connection.send(data);
        }
    }
}
