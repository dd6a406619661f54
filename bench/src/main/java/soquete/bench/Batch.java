package soquete.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import soquete.MessageBatch;

/// 32 datagrams of 64 bytes sent and received.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Batch {
    private static final int COUNT = 32;
    private static final int SIZE = 64;

    private final Payload payload = new Payload(COUNT * SIZE);
    private final MemorySegment[] outgoing = new MemorySegment[COUNT];
    private final MemorySegment[] incoming = new MemorySegment[COUNT];
    private final ByteBuffer[] outgoingDirect = new ByteBuffer[COUNT];
    private final ByteBuffer[] incomingDirect = new ByteBuffer[COUNT];
    private final MessageBatch sent = MessageBatch.of(COUNT, SIZE);
    private final MessageBatch received = MessageBatch.of(COUNT, SIZE);
    private DatagramPair sockets;
    private DatagramPair.Channels channels;

    /// Opens what the methods use.
    ///
    /// @throws IOException if that fails
    @Setup
    public void open() throws IOException {
        for (int i = 0; i < COUNT; i++) {
            outgoing[i] = payload.outSegment.asSlice((long) i * SIZE, SIZE);
            incoming[i] = payload.inSegment.asSlice((long) i * SIZE, SIZE);
            outgoingDirect[i] = payload.outDirect.slice(i * SIZE, SIZE);
            incomingDirect[i] = payload.inDirect.slice(i * SIZE, SIZE);
        }
        sockets = DatagramPair.open();
        channels = DatagramPair.Channels.open();
    }

    /// Other bytes for every iteration.
    @Setup(Level.Iteration)
    public void renew() {
        payload.renew();
        for (int i = 0; i < COUNT; i++) {
            sent.data(i).copyFrom(outgoing[i]);
            sent.size(i, SIZE);
            received.data(i).fill((byte) 0);
        }
    }

    /// The last datagrams of every iteration arrived as they were sent.
    @TearDown(Level.Iteration)
    public void check() {
        if (received.received() == COUNT) {
            for (int i = 0; i < COUNT; i++) {
                incoming[i].copyFrom(received.data(i));
            }
        }
        payload.check();
    }

    /// Closes everything.
    ///
    /// @throws IOException if that fails
    @TearDown
    public void close() throws IOException {
        payload.report();
        sockets.close();
        channels.close();
        sent.close();
        received.close();
    }

    /// A call for all of them.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketBatch() throws IOException {
        all(sockets.sender().sendBatch(sent));
        all(sockets.receiver().recvBatch(received));
        for (int i = 0; i < COUNT; i++) {
            whole(received.size(i));
        }
    }

    /// A call for each datagram.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketLoop() throws IOException {
        for (MemorySegment datagram : outgoing) {
            whole(sockets.sender().send(datagram));
        }
        for (MemorySegment datagram : incoming) {
            whole(sockets.receiver().recv(datagram));
        }
    }

    /// A call for each datagram: NIO has no other.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void nioLoop() throws IOException {
        for (ByteBuffer datagram : outgoingDirect) {
            whole(channels.sender().write(datagram.clear()));
        }
        for (ByteBuffer datagram : incomingDirect) {
            whole(channels.receiver().read(datagram.clear()));
        }
    }

    private static void all(int messages) {
        if (messages != COUNT) {
            throw new IllegalStateException(messages + " messages instead of " + COUNT);
        }
    }

    private static void whole(long bytes) {
        if (bytes != SIZE) {
            throw new IllegalStateException(bytes + " bytes instead of " + SIZE);
        }
    }
}
