package soquete;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.foreign.Arena;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import soquete.endpoint.Family;
import soquete.error.Partial;
import soquete.error.TruncatedException;
import soquete.message.MsgFlags;
import soquete.message.Shutdown;

@Timeout(60)
class ByteChannelTest {
    @TempDir Path directory;

    /// Where the bytes of a buffer lie.
    enum Kind {
        HEAP,
        DIRECT,
        SHARED,
        CONFINED,
        MIXED;

        ByteBuffer allocate(int size, Arena shared, Arena confined, Random random) {
            return switch (this) {
                case HEAP -> ByteBuffer.allocate(size + 3).position(3).slice();
                case DIRECT -> ByteBuffer.allocateDirect(size);
                case SHARED -> shared.allocate(size).asByteBuffer();
                case CONFINED -> confined.allocate(size).asByteBuffer();
                case MIXED -> values()[random.nextInt(4)].allocate(size, shared, confined, random);
            };
        }
    }

    private static final int[] SIZES = {0, 1, 7, 100, 900, 1000, 3000, 7168, 7169, 20_000, 300_000};

    @ParameterizedTest
    @EnumSource
    void write_severalBuffersOnAStream_sendsEveryByteInOrder(Kind kind) throws Exception {
        Random random = new Random(kind.name().hashCode());
        for (int round = 0; round < 30; round++) {
            try (Loopback.Pair pair = Loopback.Pair.tcp();
                    Arena shared = Arena.ofShared();
                    Arena confined = Arena.ofConfined()) {
                List<ByteBuffer> from =
                        buffers(kind, round == 0 ? 200 : 9, shared, confined, random);
                byte[] expected = fill(from, random);
                from.replaceAll(b -> random.nextBoolean() ? b : b.asReadOnlyBuffer());
                Blocked reader = Blocked.in(true, () -> pair.server().recvExactly(expected.length));
                long sent = pair.client().channel().write(from.toArray(ByteBuffer[]::new));
                assertThat(sent).isEqualTo(expected.length);
                assertThat(from).noneMatch(ByteBuffer::hasRemaining);
                assertThat((byte[]) reader.result()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_intoSeveralBuffersOfAStream_fillsThemInOrder(Kind kind) throws Exception {
        Random random = new Random(kind.name().hashCode());
        for (int round = 0; round < 30; round++) {
            try (Loopback.Pair pair = Loopback.Pair.tcp();
                    Arena shared = Arena.ofShared();
                    Arena confined = Arena.ofConfined()) {
                List<ByteBuffer> into =
                        buffers(kind, round == 0 ? 200 : 9, shared, confined, random);
                byte[] expected = new byte[into.stream().mapToInt(ByteBuffer::remaining).sum()];
                random.nextBytes(expected);
                Thread.startVirtualThread(() -> sendAndEnd(pair.client(), expected));
                SocketByteChannel channel = pair.server().channel();
                ByteBuffer[] array = into.toArray(ByteBuffer[]::new);
                long received = 0;
                while (received < expected.length) {
                    long n = channel.read(array);
                    assertThat(n).isPositive();
                    received += n;
                }
                assertThat(received).isEqualTo(expected.length);
                assertThat(bytes(into)).isEqualTo(expected);
                assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
                assertThat(channel.read(array)).isZero();
            }
        }
    }

    private static void sendAndEnd(Socket socket, byte[] data) {
        try {
            socket.sendAll(data);
            socket.shutdown(Shutdown.SHUT_WR);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void writeAndRead_onDatagrams_areOneMessageEach(Kind kind) throws Exception {
        Random random = new Random(kind.name().hashCode());
        int[] sizes = {0, 1, 100, 1000, 3000, 7000, 9000};
        for (int round = 0; round < 60; round++) {
            try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET);
                    Arena shared = Arena.ofShared();
                    Arena confined = Arena.ofConfined()) {
                List<ByteBuffer> from = new ArrayList<>();
                List<ByteBuffer> into = new ArrayList<>();
                int count = round == 0 ? 100 : random.nextInt(7);
                for (int i = 0; i < count; i++) {
                    int size = round == 0 ? 20 : sizes[random.nextInt(sizes.length)];
                    from.add(kind.allocate(size, shared, confined, random));
                    into.add(kind.allocate(size, shared, confined, random));
                }
                into.add(ByteBuffer.allocate(10));
                byte[] expected = fill(from, random);
                ByteBuffer[] array = from.toArray(ByteBuffer[]::new);
                assertThat(pair.client().channel().write(array)).isEqualTo(expected.length);
                pair.client().send(new byte[] {42});
                long n = pair.server().channel().read(into.toArray(ByteBuffer[]::new));
                assertThat(n).isEqualTo(expected.length);
                assertThat(Arrays.copyOf(bytes(into), expected.length)).isEqualTo(expected);
                assertThat(pair.server().recv(10)).as("the next message").containsExactly(42);
            }
        }
    }

    @Test
    void read_messageLongerThanTheRoom_isTruncatedVisibly() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.udp(Family.AF_INET)) {
            pair.client().send("hello world".getBytes(US_ASCII));
            ByteBuffer one = ByteBuffer.allocate(3);
            ByteBuffer two = ByteBuffer.allocateDirect(2);
            assertThatThrownBy(() -> pair.server().channel().read(new ByteBuffer[] {one, two}))
                    .isInstanceOf(TruncatedException.class)
                    .hasMessageContaining("11 bytes was cut to 5");
            assertThat(bytes(List.of(one.flip(), two.flip())))
                    .isEqualTo("hello".getBytes(US_ASCII));
        }
    }

    @Test
    void write_someOfTheBuffers_leavesTheOthersAlone() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            ByteBuffer[] buffers = {ascii("a"), ascii("b"), ascii("c"), ascii("d")};
            assertThat(pair.client().channel().write(buffers, 1, 2)).isEqualTo(2);
            assertThat(pair.server().recv(10)).isEqualTo("bc".getBytes(US_ASCII));
            assertThat(buffers[0].remaining()).isOne();
            assertThat(buffers[3].remaining()).isOne();
            assertThatThrownBy(() -> pair.client().channel().write(buffers, 3, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void read_intoAReadOnlyBuffer_isRefused() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            ByteBuffer readOnly = ByteBuffer.allocate(1).asReadOnlyBuffer();
            assertThatThrownBy(() -> pair.client().channel().read(readOnly))
                    .isInstanceOf(ReadOnlyBufferException.class);
        }
    }

    @Test
    void write_toAClosedArena_isRefusedAndNothingGoes() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            Arena arena = Arena.ofShared();
            ByteBuffer gone = arena.allocate(5000).asByteBuffer();
            arena.close();
            ByteBuffer[] buffers = {ascii("a"), gone};
            assertThatThrownBy(() -> pair.client().channel().write(buffers))
                    .isInstanceOf(IllegalStateException.class);
            pair.client().shutdown(Shutdown.SHUT_WR);
            assertThat(pair.server().recv(10)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void close_fromAnotherThread_endsReadAndWrite(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            SocketByteChannel channel = pair.client().channel();
            Blocked reader = Blocked.in(virtual, () -> channel.read(ByteBuffer.allocate(9)));
            Blocked writer =
                    Blocked.in(virtual, () -> channel.write(ByteBuffer.allocate(60_000_000)));
            assertThat(channel.isOpen()).isTrue();
            channel.close();
            assertThat(reader.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(writer.failure()).isInstanceOf(AsynchronousCloseException.class);
            assertThat(channel.isOpen()).isFalse();
            assertThat(pair.client().isOpen()).isFalse();
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                    .isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interrupt_endsTheReadAndLeavesTheChannelOpen(boolean virtual) throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            SocketByteChannel channel = pair.client().channel();
            Blocked reader = Blocked.in(virtual, () -> channel.read(ByteBuffer.allocate(9)));
            reader.thread().interrupt();
            assertThat(reader.failure()).isInstanceOf(InterruptedIOException.class);
            pair.server().sendAll(new byte[] {7});
            assertThat(channel.read(ByteBuffer.allocate(9))).isOne();
        }
    }

    @Test
    void readTimeout_boundsReadsAndNotWrites() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            SocketByteChannel channel = pair.client().channel();
            channel.readTimeout(Duration.ofMillis(20));
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(9)))
                    .isInstanceOf(SocketTimeoutException.class);
            Blocked writer = Blocked.in(true, () -> channel.write(ByteBuffer.allocate(20_000_000)));
            assertThat(pair.server().recvExactly(20_000_000)).hasSize(20_000_000);
            assertThat(writer.result()).isEqualTo(20_000_000);
            assertThat(pair.client().timeout()).isEqualTo(Socket.FOREVER);
        }
    }

    @Test
    void writeTimeout_whenItPasses_saysHowMuchWent() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            SocketByteChannel channel = pair.client().channel();
            channel.writeTimeout(Duration.ofMillis(50));
            ByteBuffer[] much = {ascii("head"), ByteBuffer.allocateDirect(30_000_000)};
            assertThatThrownBy(() -> channel.write(much))
                    .isInstanceOfSatisfying(
                            SocketTimeoutException.class,
                            e ->
                                    assertThat(((Partial) e).transferred())
                                            .isGreaterThan(4)
                                            .isEqualTo(4 + much[1].position()));
        }
    }

    @Test
    void timeoutZero_isANonBlockingChannel() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            pair.client().timeout(Duration.ZERO);
            SocketByteChannel channel = pair.client().channel();
            assertThat(channel.read(ByteBuffer.allocate(9))).isZero();
            ByteBuffer much = ByteBuffer.allocate(60_000_000);
            int sent = channel.write(much);
            assertThat(sent).isPositive().isLessThan(60_000_000).isEqualTo(much.position());
            while (sent != 0) {
                sent = channel.write(much);
            }
            assertThat(much.hasRemaining()).isTrue();
        }
    }

    @Test
    void fileChannel_transferToAndFrom_carryAFile() throws Exception {
        byte[] data = new byte[3_000_000];
        new Random(5).nextBytes(data);
        Path source = Files.write(directory.resolve("source"), data);
        Path target = directory.resolve("target");
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                FileChannel in = FileChannel.open(source);
                FileChannel out =
                        FileChannel.open(
                                target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Blocked sender =
                    Blocked.in(
                            true,
                            () -> {
                                long sent = 0;
                                while (sent < data.length) {
                                    sent +=
                                            in.transferTo(
                                                    sent, data.length, pair.client().channel());
                                }
                                pair.client().shutdown(Shutdown.SHUT_WR);
                                return sent;
                            });
            long received = 0;
            while (received < data.length) {
                received += out.transferFrom(pair.server().channel(), received, data.length);
            }
            assertThat(sender.result()).isEqualTo((long) data.length);
            assertThat(out.transferFrom(pair.server().channel(), received, 10)).isZero();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(data);
    }

    @Test
    void channels_streamsOverTheChannel_work() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                OutputStream out = Channels.newOutputStream(pair.client().channel())) {
            out.write("olá".getBytes(UTF_8));
            pair.client().shutdown(Shutdown.SHUT_WR);
            InputStream in = Channels.newInputStream(pair.server().channel());
            assertThat(in.readAllBytes()).isEqualTo("olá".getBytes(UTF_8));
        }
    }

    @Test
    void available_countsWhatHasArrived() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp()) {
            InputStream in = pair.server().inputStream();
            assertThat(in.available()).isZero();
            pair.client().sendAll(new byte[1234]);
            pair.server().recv(1234, MsgFlags.MSG_PEEK.and(MsgFlags.MSG_WAITALL));
            assertThat(in.available()).isEqualTo(1234);
            in.skipNBytes(1000);
            assertThat(in.available()).isEqualTo(234);
            assertThat(in.readNBytes(234)).hasSize(234);
            pair.client().outputStream().close();
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isZero();
            in.close();
            assertThatThrownBy(in::available).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void readerAndWriter_carryLinesAndKeepWhatATimeoutCut() throws Exception {
        try (Loopback.Pair pair = Loopback.Pair.tcp();
                BufferedReader reader = pair.server().reader(UTF_8);
                Writer writer = pair.client().writer(UTF_8)) {
            pair.server().timeout(Duration.ofMillis(30));
            writer.write("primeira linha\nsegun");
            writer.flush();
            assertThat(reader.readLine()).isEqualTo("primeira linha");
            assertThatThrownBy(reader::readLine).isInstanceOf(SocketTimeoutException.class);
            pair.server().timeout(Socket.FOREVER);
            writer.write("da\n");
            writer.flush();
            assertThat(reader.readLine()).endsWith("da");
            pair.client().sendAll(new byte[] {(byte) 0xff, '\n'});
            assertThatThrownBy(reader::readLine).isInstanceOf(CharacterCodingException.class);
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }

    private static List<ByteBuffer> buffers(
            Kind kind, int most, Arena shared, Arena confined, Random random) {
        int count = most > 100 ? most : 1 + random.nextInt(most);
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int size = most > 100 ? 50 : SIZES[random.nextInt(SIZES.length)];
            buffers.add(kind.allocate(size, shared, confined, random));
        }
        return buffers;
    }

    /// Fills them with chance, ready to be read, and answers what they hold.
    private static byte[] fill(List<ByteBuffer> buffers, Random random) {
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            random.nextBytes(bytes);
            buffer.put(bytes).flip();
        }
        return bytes(buffers);
    }

    /// Everything from the start to the limit of each.
    private static byte[] bytes(List<ByteBuffer> buffers) {
        ByteBuffer all = ByteBuffer.allocate(buffers.stream().mapToInt(ByteBuffer::limit).sum());
        buffers.forEach(buffer -> all.put(buffer.duplicate().rewind()));
        return all.array();
    }
}
