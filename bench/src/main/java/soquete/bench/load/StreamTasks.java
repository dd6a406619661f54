package soquete.bench.load;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import soquete.Socket;
import soquete.endpoint.SocketType;

/// 256 KiB sent to the sink of `bench/compare`, which compares every byte with the place where it
/// should be.
final class StreamTasks {
    static final int SIZE = 256 << 10;

    /// After so many bytes the stream begins again: no multiple of anything.
    static final int PERIOD = 1_000_003;

    private StreamTasks() {}

    static byte[] pattern() {
        byte[] pattern = new byte[PERIOD + SIZE];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) (((i % PERIOD) * 2654435761L) >>> 13);
        }
        return pattern;
    }

    /// The sink compares.
    abstract static class Sender implements Task {
        private int at;
        private long sent;

        @Override
        public final void operate() throws IOException {
            send(at);
            at = (at + SIZE) % PERIOD;
            sent += SIZE;
        }

        @Override
        public final long check() {
            long all = sent;
            sent = 0;
            return all;
        }

        @Override
        public final int chunk() {
            return 20;
        }

        abstract void send(int from) throws IOException;
    }

    static final class Channel extends Sender {
        private final ByteBuffer data;
        private final SocketChannel channel;

        Channel(Address to, boolean direct) throws IOException {
            byte[] pattern = pattern();
            data = direct ? ByteBuffer.allocateDirect(pattern.length) : ByteBuffer.wrap(pattern);
            data.put(0, pattern);
            channel = SocketChannel.open(to.toSocketAddress());
        }

        @Override
        void send(int from) throws IOException {
            data.limit(from + SIZE).position(from);
            while (data.hasRemaining()) {
                channel.write(data);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static Socket connected(Address to) throws IOException {
        Socket socket = Socket.open(to.toEndpoint().family(), SocketType.SOCK_STREAM);
        socket.connect(to.toEndpoint());
        return socket;
    }

    static final class Native extends Sender {
        private final MemorySegment data = Arena.global().allocate(PERIOD + SIZE);
        private final Socket socket;

        Native(Address to) throws IOException {
            data.copyFrom(MemorySegment.ofArray(pattern()));
            socket = connected(to);
        }

        @Override
        void send(int from) throws IOException {
            socket.sendAll(data.asSlice(from, SIZE));
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    static final class Array extends Sender {
        private final byte[] data = pattern();
        private final Socket socket;

        Array(Address to) throws IOException {
            socket = connected(to);
        }

        @Override
        void send(int from) throws IOException {
            socket.sendAll(data, from, SIZE);
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
