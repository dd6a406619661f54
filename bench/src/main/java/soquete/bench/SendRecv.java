package soquete.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import soquete.SocketByteChannel;
import soquete.message.MsgFlags;
import soquete.posix.SysSocket;

/// One send and the receive of what was sent, on one thread, so that neither ever waits.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SendRecv {
    /// Bytes of each message.
    @Param({"64", "65536"})
    int size;

    private Payload payload;
    private StreamPair sockets;
    private StreamPair.Descriptors descriptors;
    private ChannelPair channels;
    private SocketByteChannel leftChannel;
    private SocketByteChannel rightChannel;
    private MemorySegment outHeap;
    private MemorySegment inHeap;
    private byte[] last = {};

    /// Opens what the methods use.
    ///
    /// @throws IOException if that fails
    @Setup
    public void open() throws IOException {
        payload = new Payload(size);
        sockets = StreamPair.open();
        descriptors = StreamPair.Descriptors.open();
        channels = ChannelPair.open();
        leftChannel = sockets.left().channel();
        rightChannel = sockets.right().channel();
        outHeap = MemorySegment.ofArray(payload.outArray);
        inHeap = MemorySegment.ofArray(payload.inArray);
    }

    /// Other bytes for every iteration.
    @Setup(Level.Iteration)
    public void renew() {
        payload.renew();
    }

    /// The last message of every iteration arrived as it was sent.
    @TearDown(Level.Iteration)
    public void check() {
        System.arraycopy(last, 0, payload.inArray, 0, last.length);
        payload.check();
    }

    /// Closes everything.
    ///
    /// @throws IOException if that fails
    @TearDown
    public void close() throws IOException {
        payload.report();
        sockets.close();
        descriptors.close();
        channels.close();
    }

    /// Native memory.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketSegment() throws IOException {
        whole(sockets.left().send(payload.outSegment));
        whole(sockets.right().recv(payload.inSegment));
    }

    /// A direct buffer.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketDirect() throws IOException {
        whole(sockets.left().send(payload.outDirect.clear()));
        whole(sockets.right().recv(payload.inDirect.clear()));
    }

    /// An array that stays.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketArray() throws IOException {
        whole(sockets.left().send(payload.outArray));
        whole(sockets.right().recv(payload.inArray));
    }

    /// A new array for each message.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketNewArray() throws IOException {
        whole(sockets.left().send(payload.outArray));
        byte[] received = sockets.right().recv(size);
        whole(received.length);
        last = received;
    }

    /// A program that uses all three forms: the compiler cannot count on one of them.
    ///
    /// @throws IOException if it fails
    @Benchmark
    @OperationsPerInvocation(3)
    public void socketMixed() throws IOException {
        socketSegment();
        socketDirect();
        socketArray();
    }

    /// The calls that go on until all is done, with native memory.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketAllSegment() throws IOException {
        sockets.left().sendAll(payload.outSegment);
        sockets.right().recvExactly(payload.inSegment);
    }

    /// The calls that go on until all is done, with a direct buffer.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketAllDirect() throws IOException {
        sockets.left().sendAll(payload.outDirect.clear());
        sockets.right().recvExactly(payload.inDirect.clear());
    }

    /// A buffer on the heap.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketHeap() throws IOException {
        whole(sockets.left().send(payload.outHeap.clear()));
        whole(sockets.right().recv(payload.inHeap.clear()));
    }

    /// The view as a channel, with a direct buffer.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketChannel() throws IOException {
        whole(leftChannel.write(payload.outDirect.clear()));
        whole(rightChannel.read(payload.inDirect.clear()));
    }

    /// Native memory.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void posixSegment() throws IOException {
        whole(SysSocket.send(descriptors.left(), payload.outSegment, MsgFlags.NONE));
        whole(SysSocket.recv(descriptors.right(), payload.inSegment, MsgFlags.NONE));
    }

    /// An array.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void posixHeap() throws IOException {
        whole(SysSocket.send(descriptors.left(), outHeap, MsgFlags.NONE));
        whole(SysSocket.recv(descriptors.right(), inHeap, MsgFlags.NONE));
    }

    /// A direct buffer.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void nioDirect() throws IOException {
        whole(channels.left().write(payload.outDirect.clear()));
        whole(channels.right().read(payload.inDirect.clear()));
    }

    /// A buffer on the heap.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void nioHeap() throws IOException {
        whole(channels.left().write(payload.outHeap.clear()));
        whole(channels.right().read(payload.inHeap.clear()));
    }

    private void whole(long bytes) {
        if (bytes != size) {
            throw new IllegalStateException(bytes + " bytes instead of " + size);
        }
    }
}
