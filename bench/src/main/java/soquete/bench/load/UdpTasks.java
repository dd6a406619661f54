package soquete.bench.load;

import static soquete.endpoint.Family.AF_INET;
import static soquete.endpoint.SocketType.SOCK_DGRAM;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.SplittableRandom;
import soquete.MessageBatch;
import soquete.Socket;
import soquete.endpoint.Inet4Endpoint;
import soquete.option.SolUdp;

/// A datagram of 64 bytes sent and received on the loopback, by one thread.
final class UdpTasks {
    static final int SIZE = 64;

    private UdpTasks() {}

    /// What is sent, and what is expected of what arrived.
    abstract static class Datagrams implements Task {
        private final SplittableRandom random = new SplittableRandom();
        final byte[] content;

        Datagrams(int size) {
            content = new byte[size];
        }

        @Override
        public final void renew() {
            random.nextBytes(content);
            prepare();
        }

        @Override
        public final long check() {
            Tasks.expect(Arrays.equals(content, arrived()), "other bytes arrived than were sent");
            return content.length;
        }

        abstract void prepare();

        abstract byte[] arrived();
    }

    private static byte[] copy(ByteBuffer from, int size) {
        byte[] copy = new byte[size];
        from.clear().get(copy);
        return copy;
    }

    private static Socket[] pair() throws IOException {
        Socket[] pair = {Socket.open(AF_INET, SOCK_DGRAM), Socket.open(AF_INET, SOCK_DGRAM)};
        for (Socket socket : pair) {
            socket.bind(Inet4Endpoint.LOOPBACK);
        }
        pair[0].connect(pair[1].localEndpoint());
        pair[1].connect(pair[0].localEndpoint());
        return pair;
    }

    static final class Channels extends Datagrams {
        private final DatagramChannel from = DatagramChannel.open();
        private final DatagramChannel to = DatagramChannel.open();
        private final ByteBuffer out = ByteBuffer.allocateDirect(SIZE);
        private final ByteBuffer in = ByteBuffer.allocateDirect(SIZE);

        Channels() throws IOException {
            super(SIZE);
            from.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            to.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
            from.connect(to.getLocalAddress());
            to.connect(from.getLocalAddress());
        }

        @Override
        void prepare() {
            out.clear().put(content);
            in.clear().put(new byte[SIZE]);
        }

        @Override
        public void operate() throws IOException {
            Tasks.expect(from.write(out.clear()) == SIZE, "a part of a datagram");
            Tasks.expect(to.read(in.clear()) == SIZE, "a part of a datagram");
        }

        @Override
        byte[] arrived() {
            return copy(in, SIZE);
        }
    }

    static final class DatagramSockets extends Datagrams {
        private final DatagramSocket from =
                new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        private final DatagramSocket to = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        private final DatagramPacket out = new DatagramPacket(content, SIZE);
        private final DatagramPacket in = new DatagramPacket(new byte[SIZE], SIZE);

        DatagramSockets() throws IOException {
            super(SIZE);
            from.connect(to.getLocalSocketAddress());
            to.connect(from.getLocalSocketAddress());
        }

        @Override
        void prepare() {
            Arrays.fill(in.getData(), (byte) 0);
        }

        @Override
        public void operate() throws IOException {
            from.send(out);
            to.receive(in);
            Tasks.expect(in.getLength() == SIZE, "a part of a datagram");
        }

        @Override
        byte[] arrived() {
            return in.getData();
        }
    }

    static final class Sockets extends Datagrams {
        private final Socket[] pair = pair();
        private final MemorySegment out = Arena.global().allocate(SIZE);
        private final MemorySegment in = Arena.global().allocate(SIZE);

        Sockets() throws IOException {
            super(SIZE);
        }

        @Override
        void prepare() {
            out.copyFrom(MemorySegment.ofArray(content));
            in.fill((byte) 0);
        }

        @Override
        public void operate() throws IOException {
            Tasks.expect(pair[0].send(out) == SIZE, "a part of a datagram");
            Tasks.expect(pair[1].recv(in) == SIZE, "a part of a datagram");
        }

        @Override
        byte[] arrived() {
            return copy(in.asByteBuffer(), SIZE);
        }
    }

    static final class Batches extends Datagrams {
        private static final int COUNT = 32;
        private final Socket[] pair = pair();
        private final MessageBatch out = MessageBatch.of(COUNT, SIZE);
        private final MessageBatch in = MessageBatch.of(COUNT, SIZE);

        Batches() throws IOException {
            super(COUNT * SIZE);
        }

        @Override
        void prepare() {
            for (int i = 0; i < COUNT; i++) {
                out.data(i).copyFrom(MemorySegment.ofArray(content).asSlice((long) i * SIZE, SIZE));
                out.size(i, SIZE);
                in.data(i).fill((byte) 0);
            }
        }

        @Override
        public void operate() throws IOException {
            Tasks.expect(pair[0].sendBatch(out) == COUNT, "a part of a batch");
            Tasks.expect(pair[1].recvBatch(in) == COUNT, "a part of a batch");
        }

        @Override
        byte[] arrived() {
            byte[] all = new byte[COUNT * SIZE];
            for (int i = 0; i < COUNT; i++) {
                MemorySegment.ofArray(all).asSlice((long) i * SIZE, SIZE).copyFrom(in.data(i));
            }
            return all;
        }

        @Override
        public int weight() {
            return COUNT;
        }

        @Override
        public int chunk() {
            return 50;
        }
    }

    /// The kernel cuts one send into datagrams, and hands several over in one receive.
    static final class Segments extends Datagrams {
        private static final int COUNT = 128;
        private final Socket[] pair = pair();
        private final MemorySegment out = Arena.global().allocate(COUNT * SIZE);
        private final MemorySegment in = Arena.global().allocate(COUNT * SIZE);
        private long got;

        Segments() throws IOException {
            super(COUNT * SIZE);
            pair[0].set(SolUdp.UDP_SEGMENT, SIZE);
            pair[1].set(SolUdp.UDP_GRO, true);
        }

        @Override
        void prepare() {
            out.copyFrom(MemorySegment.ofArray(content));
            in.fill((byte) 0);
        }

        @Override
        public void operate() throws IOException {
            Tasks.expect(pair[0].send(out) == COUNT * SIZE, "a part of a send");
            got = 0;
            while (got < COUNT * SIZE) {
                got += pair[1].recv(in.asSlice(got));
            }
        }

        @Override
        byte[] arrived() {
            return copy(in.asByteBuffer(), COUNT * SIZE);
        }

        @Override
        public int weight() {
            return COUNT;
        }

        @Override
        public int chunk() {
            return 50;
        }
    }
}
