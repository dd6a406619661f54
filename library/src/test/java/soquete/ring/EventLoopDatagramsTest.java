package soquete.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.ControlMessage;
import soquete.message.TransportControl;
import soquete.option.SolUdp;
import soquete.posix.Cmsg;

/// Datagrams on a loop that the kernel splits and joins (`UDP_SEGMENT`, `UDP_GRO`), with either
/// engine.
@Timeout(60)
@ExtendWith(Engines.class)
class EventLoopDatagramsTest {
    private static final Endpoint LOOPBACK = Endpoint.of("127.0.0.1", 0);
    private static final int SEGMENT = 1000;
    private static final int CONTROL = Cmsg.CMSG_SPACE(4);

    /// One slot of a batch.
    private static final class Slot {
        private final byte[] data;
        private final List<ControlMessage> controls;

        Slot(byte[] data, List<ControlMessage> controls) {
            this.data = data;
            this.controls = controls;
        }
    }

    private static final class Noting implements DatagramHandler {
        final BlockingQueue<Slot> slots = new LinkedBlockingQueue<>();
        private final CompletableFuture<@Nullable IOException> end = new CompletableFuture<>();

        @Override
        public void onMessages(LoopDatagrams socket, MessageBatch messages) {
            for (int i = 0; i < messages.received(); i++) {
                byte[] data = messages.data(i).toArray(ValueLayout.JAVA_BYTE);
                byte[] whole = Arrays.copyOf(data, (int) messages.size(i));
                slots.add(new Slot(whole, messages.controls(i)));
            }
        }

        @Override
        public void onClose(LoopDatagrams socket, @Nullable IOException why) {
            end.complete(why);
        }

        Slot next() throws Exception {
            Slot next = slots.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no message came");
            }
            return next;
        }
    }

    private static Socket datagram() throws IOException {
        Socket socket = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM);
        socket.bind(LOOPBACK);
        socket.timeout(Duration.ofSeconds(10));
        return socket;
    }

    private static byte[] random(int size, int seed) {
        byte[] data = new byte[size];
        new Random(seed).nextBytes(data);
        return data;
    }

    /// One slot goes as many datagrams, which a peer without `UDP_GRO` can count.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void oneSlot_withUdpSegment_becomesManyDatagrams(LoopOptions options) throws Exception {
        byte[] data = random(60 * SEGMENT + 17, 1);
        try (Socket peer = datagram();
                EventLoop loop = EventLoop.open(options);
                MessageBatch batch = MessageBatch.of(2, 65_000, CONTROL)) {
            LoopDatagrams socket = loop.datagrams(datagram(), new Noting(), 1, 100);
            int sent =
                    loop.call(
                            () -> {
                                batch.put(0, data, peer.localEndpoint());
                                batch.controls(
                                        0, List.of(new TransportControl.UdpSegment(SEGMENT)));
                                batch.put(1, new byte[] {7}, peer.localEndpoint());
                                return socket.send(batch, 0, 2);
                            });
            assertThat(sent).isEqualTo(2);
            for (int i = 0; i < 60; i++) {
                assertThat(peer.recv(2 * SEGMENT))
                        .isEqualTo(Arrays.copyOfRange(data, i * SEGMENT, (i + 1) * SEGMENT));
            }
            assertThat(peer.recv(2 * SEGMENT))
                    .isEqualTo(Arrays.copyOfRange(data, 60 * SEGMENT, data.length));
            assertThat(peer.recv(2 * SEGMENT)).containsExactly(7);
        }
    }

    /// As an option of the socket, for everything that it sends.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void socketWithUdpSegment_splitsWhatItSends(LoopOptions options) throws Exception {
        byte[] data = random(5 * SEGMENT, 2);
        try (Socket peer = datagram();
                EventLoop loop = EventLoop.open(options);
                MessageBatch batch = MessageBatch.of(1, 65_000)) {
            Socket own = datagram();
            own.set(SolUdp.UDP_SEGMENT, SEGMENT);
            LoopDatagrams socket = loop.datagrams(own, new Noting(), 1, 100);
            batch.put(0, data, peer.localEndpoint());
            assertThat(loop.call(() -> socket.send(batch, 0, 1))).isEqualTo(1);
            for (int i = 0; i < 5; i++) {
                assertThat(peer.recv(2 * SEGMENT))
                        .isEqualTo(Arrays.copyOfRange(data, i * SEGMENT, (i + 1) * SEGMENT));
            }
        }
    }

    /// Many datagrams come as one slot, with the size of each in a control message.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void datagrams_withUdpGro_comeJoined_withTheSizeOfEach(LoopOptions options) throws Exception {
        Noting handler = new Noting();
        Socket own = datagram();
        own.set(SolUdp.UDP_GRO, true);
        Endpoint to = own.localEndpoint();
        try (Socket peer = datagram();
                EventLoop loop = EventLoop.open(options)) {
            loop.datagrams(own, handler, 4, 65_535, CONTROL);
            peer.connect(to);
            for (int round = 0; round < 20; round++) {
                byte[] data = random(50 * SEGMENT + 1, round);
                peer.sendMsg(data, new TransportControl.UdpSegment(SEGMENT));
                List<Slot> came = new ArrayList<>();
                int size = 0;
                while (size < data.length) {
                    came.add(handler.next());
                    size += came.getLast().data.length;
                }
                assertThat(came).hasSize(1);
                assertThat(came.getFirst().data).isEqualTo(data);
                assertThat(came.getFirst().controls)
                        .containsExactly(new TransportControl.UdpGro(SEGMENT));
                peer.send(new byte[] {1, 2, 3}); // alone, and with nothing to join
                Slot single = handler.next();
                assertThat(single.data).containsExactly(1, 2, 3);
                assertThat(single.controls).isEmpty();
            }
        }
    }

    /// An echo of what was joined: what goes is split again, as it came.
    @ParameterizedTest
    @ArgumentsSource(Engines.class)
    void joinedDatagrams_areAnsweredAsTheyCame(LoopOptions options) throws Exception {
        DatagramHandler echo =
                (socket, messages) -> {
                    for (int i = 0; i < messages.received(); i++) {
                        List<ControlMessage> came = messages.controls(i);
                        messages.reply(i);
                        if (!came.isEmpty()
                                && came.getFirst() instanceof TransportControl.UdpGro gro) {
                            messages.controls(
                                    i, List.of(new TransportControl.UdpSegment(gro.bytes())));
                        }
                    }
                    assertThat(socket.send(messages, 0, messages.received()))
                            .isEqualTo(messages.received());
                };
        Socket own = datagram();
        own.set(SolUdp.UDP_GRO, true);
        Endpoint to = own.localEndpoint();
        byte[] data = random(30 * SEGMENT + 1, 3);
        try (Socket peer = datagram();
                EventLoop loop = EventLoop.open(options)) {
            loop.datagrams(own, echo, 4, 65_535, CONTROL);
            peer.connect(to);
            peer.sendMsg(data, new TransportControl.UdpSegment(SEGMENT));
            for (int i = 0; i < 30; i++) {
                assertThat(peer.recv(2 * SEGMENT))
                        .isEqualTo(Arrays.copyOfRange(data, i * SEGMENT, (i + 1) * SEGMENT));
            }
            assertThat(peer.recv(2 * SEGMENT)).hasSize(1);
        }
    }
}
