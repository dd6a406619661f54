package soquete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;

/// Bytes go from one end to the other, whole and in order, for every family, type, form of data and
/// size.
class ConversationTest {
    /// A way to send everything, and a way to receive what is there.
    enum Form {
        ARRAY {
            @Override
            void send(Socket socket, byte[] data) throws IOException {
                socket.sendAll(data);
            }

            @Override
            byte[] receive(Socket socket, int max) throws IOException {
                return socket.recv(max);
            }
        },
        PART {
            @Override
            void send(Socket socket, byte[] data) throws IOException {
                byte[] larger = new byte[data.length + 20];
                System.arraycopy(data, 0, larger, 10, data.length);
                socket.sendAll(larger, 10, data.length);
            }

            @Override
            byte[] receive(Socket socket, int max) throws IOException {
                byte[] larger = new byte[max + 20];
                int count = socket.recv(larger, 10, max);
                assertThat(Arrays.copyOf(larger, 10)).containsOnly(0);
                return Arrays.copyOfRange(larger, 10, 10 + count);
            }
        },
        HEAP_BUFFER {
            @Override
            void send(Socket socket, byte[] data) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(data).asReadOnlyBuffer();
                socket.sendAll(buffer);
                assertThat(buffer.hasRemaining()).isFalse();
            }

            @Override
            byte[] receive(Socket socket, int max) throws IOException {
                return intoBuffer(socket, ByteBuffer.allocate(max + 3).position(3));
            }
        },
        DIRECT_BUFFER {
            @Override
            void send(Socket socket, byte[] data) throws IOException {
                ByteBuffer buffer = ByteBuffer.allocateDirect(data.length).put(data).flip();
                socket.sendAll(buffer);
                assertThat(buffer.hasRemaining()).isFalse();
            }

            @Override
            byte[] receive(Socket socket, int max) throws IOException {
                return intoBuffer(socket, ByteBuffer.allocateDirect(max + 3).position(3));
            }
        },
        NATIVE_SEGMENT {
            @Override
            void send(Socket socket, byte[] data) throws IOException {
                try (Arena arena = Arena.ofConfined()) {
                    socket.sendAll(
                            arena.allocate(data.length + 1L)
                                    .asSlice(1)
                                    .copyFrom(MemorySegment.ofArray(data)));
                }
            }

            @Override
            byte[] receive(Socket socket, int max) throws IOException {
                try (Arena arena = Arena.ofShared()) {
                    MemorySegment into = arena.allocate(max);
                    long count = socket.recv(into);
                    return into.asSlice(0, count).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
                }
            }
        },
        STREAM {
            @Override
            void send(Socket socket, byte[] data) throws IOException {
                OutputStream out = socket.outputStream();
                if (data.length > 0) {
                    out.write(data[0]);
                    out.write(data, 1, data.length - 1);
                }
            }

            @Override
            byte[] receive(Socket socket, int max) throws IOException {
                byte[] into = new byte[max];
                int count = socket.inputStream().read(into);
                return Arrays.copyOf(into, Math.max(0, count));
            }
        };

        abstract void send(Socket socket, byte[] data) throws IOException;

        abstract byte[] receive(Socket socket, int max) throws IOException;

        private static byte[] intoBuffer(Socket socket, ByteBuffer buffer) throws IOException {
            int count = socket.recv(buffer);
            assertThat(buffer.position()).isEqualTo(3 + count);
            byte[] got = new byte[count];
            buffer.flip().position(3).get(got);
            return got;
        }
    }

    static Stream<Arguments> everything() {
        return Stream.of(Family.AF_INET, Family.AF_INET6)
                .flatMap(
                        family ->
                                Stream.of(Form.values())
                                        .flatMap(
                                                form ->
                                                        Stream.of(1, 17, 8192, 8193, 3_000_000)
                                                                .map(
                                                                        size ->
                                                                                Arguments.of(
                                                                                        family,
                                                                                        form,
                                                                                        size))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void tcp_anyFormAndSize_arrivesWholeThenEnds(Family family, Form form, int size)
            throws Exception {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        try (Loopback.Pair pair = Loopback.Pair.tcp(family)) {
            Blocked sender =
                    Blocked.in(
                            true,
                            () -> {
                                form.send(pair.client(), data);
                                pair.client().shutdown(Shutdown.SHUT_WR);
                                return size;
                            });
            byte[] got = new byte[size];
            int at = 0;
            while (at < size) {
                byte[] part = form.receive(pair.server(), Math.min(100_000, size - at));
                assertThat(part).isNotEmpty();
                System.arraycopy(part, 0, got, at, part.length);
                at += part.length;
            }
            assertThat(got).isEqualTo(data);
            assertThat(form.receive(pair.server(), 10)).isEmpty();
            assertThat(sender.result()).isEqualTo(size);
        }
    }

    static Stream<Arguments> datagrams() {
        return Stream.of(Family.AF_INET, Family.AF_INET6)
                .flatMap(
                        family ->
                                Stream.of(Form.values())
                                        .filter(form -> form != Form.STREAM)
                                        .flatMap(
                                                form ->
                                                        Stream.of(0, 1, 1024, 8192, 8193, 60_000)
                                                                .map(
                                                                        size ->
                                                                                Arguments.of(
                                                                                        family,
                                                                                        form,
                                                                                        size))));
    }

    @ParameterizedTest
    @MethodSource("datagrams")
    void udp_anyFormAndSize_arrivesAsOneMessage(Family family, Form form, int size)
            throws Exception {
        byte[] data = new byte[size];
        new Random(size).nextBytes(data);
        try (Loopback.Pair pair = Loopback.Pair.udp(family)) {
            form.send(pair.client(), data);
            form.send(pair.client(), new byte[] {42});

            assertThat(form.receive(pair.server(), size + 1)).isEqualTo(data);
            assertThat(form.receive(pair.server(), 10)).containsExactly(42);
        }
    }

    @Test
    void lecture_serverAndClient_greetEachOther() throws Exception {
        try (Socket server = Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
            server.bind(Endpoint.of("127.0.0.1", 0));
            server.listen();
            Endpoint at = server.localEndpoint();
            Blocked client =
                    Blocked.in(
                            false,
                            () -> {
                                try (Socket s =
                                        Socket.open(Family.AF_INET, SocketType.SOCK_STREAM)) {
                                    s.connect(at);
                                    String greeting = new String(s.recv(1024), UTF_8);
                                    s.sendAll("obrigado servidor".getBytes(UTF_8));
                                    return greeting;
                                }
                            });
            try (Socket conn = server.accept()) {
                InetEndpoint peer = (InetEndpoint) conn.remoteEndpoint();
                assertThat(peer.host()).isEqualTo("127.0.0.1");
                assertThat(conn.localEndpoint()).isEqualTo(at);
                conn.sendAll("bem vindo cliente".getBytes(UTF_8));
                assertThat(conn.recv(1024)).asString(UTF_8).isEqualTo("obrigado servidor");
                assertThat(conn.recv(1024)).isEmpty();
            }
            assertThat(client.result()).isEqualTo("bem vindo cliente");
        }
    }

    @Test
    void flags_peekAndWaitAll_doWhatTheManualSays() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().send(new byte[] {1, 2, 3}, MsgFlags.MSG_MORE);
            pair.client().send(ByteBuffer.wrap(new byte[] {4}), MsgFlags.NONE);
            assertThat(pair.server().recvExactly(1)).containsExactly(1);
            assertThat(pair.server().recv(1, MsgFlags.MSG_PEEK)).containsExactly(2);
            assertThat(pair.server().recvExactly(3)).containsExactly(2, 3, 4);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment one = arena.allocate(1);
                assertThat(pair.client().send(one, MsgFlags.NONE)).isEqualTo(1);
                assertThat(pair.server().recv(one, MsgFlags.MSG_PEEK)).isEqualTo(1);
                assertThat(pair.server().recv(ByteBuffer.allocate(9), MsgFlags.NONE)).isEqualTo(1);
            }
        }
    }

    @Test
    void streamTrunc_discardsWithoutTouchingTheBuffer() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().sendAll(new byte[] {1, 2, 3, 4});
            assertThat(pair.server().recvExactly(1)).containsExactly(1);
            ByteBuffer into = ByteBuffer.allocate(2);

            assertThat(pair.server().recv(into, MsgFlags.MSG_TRUNC)).isEqualTo(2);

            assertThat(into.array()).containsOnly(0);
            assertThat(pair.server().recvExactly(1)).containsExactly(4);
        }
    }

    @Test
    void closingAStreamView_closesTheSocket() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            try (InputStream in = pair.client().inputStream()) {
                assertThat(in.read(new byte[3], 1, 0)).isZero();
            }
            assertThat(pair.client().isOpen()).isFalse();
            try (InputStream in = pair.server().inputStream()) {
                assertThat(in.read()).isEqualTo(-1);
            }
            pair.server().outputStream().close();
            assertThat(pair.server().isOpen()).isFalse();
        }
    }
}
