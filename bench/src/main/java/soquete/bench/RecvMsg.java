package soquete.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
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
import soquete.ReceivedMessage;
import soquete.endpoint.Inet4Endpoint;
import soquete.message.IpControl;
import soquete.message.MsgFlags;
import soquete.option.SolIp;
import soquete.posix.Cmsg;
import soquete.posix.ReceivedMsghdr;
import soquete.posix.SysSocket;

/// One send of 64 bytes over UDP, and its receive with the interface and the address it came to.
/// NIO does not have it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecvMsg {
    private static final int SIZE = 64;
    private static final int SPACE = Cmsg.CMSG_SPACE(12);

    private final Payload payload = new Payload(SIZE);
    private final List<MemorySegment> incoming = List.of(payload.inSegment);
    private final MessageBatch batch = MessageBatch.of(1, SIZE, SPACE);
    private DatagramPair sockets;

    /// Opens what the methods use.
    ///
    /// @throws IOException if that fails
    @Setup
    public void open() throws IOException {
        sockets = DatagramPair.open();
        sockets.receiver().set(SolIp.IP_PKTINFO, true);
    }

    /// Other bytes for every iteration.
    @Setup(Level.Iteration)
    public void renew() {
        payload.renew();
        batch.data(0).fill((byte) 0);
    }

    /// The last datagram of every iteration arrived as it was sent.
    @TearDown(Level.Iteration)
    public void check() {
        if (batch.received() == 1) {
            payload.inSegment.copyFrom(batch.data(0));
        }
        payload.check();
    }

    /// Closes everything.
    @TearDown
    public void close() {
        payload.report();
        sockets.close();
        batch.close();
    }

    /// Into a new array.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketNewArray() throws IOException {
        whole(sockets.sender().send(payload.outSegment));
        try (ReceivedMessage message = sockets.receiver().recvMsg(SIZE, SPACE)) {
            byte[] data = message.data();
            whole(data.length);
            System.arraycopy(data, 0, payload.inArray, 0, SIZE);
            expect(message.control(IpControl.PktInfo.class).orElseThrow());
        }
    }

    /// Into native memory.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketSegment() throws IOException {
        whole(sockets.sender().send(payload.outSegment));
        try (ReceivedMessage message = sockets.receiver().recvMsg(incoming, SPACE, MsgFlags.NONE)) {
            whole(message.size());
            expect(message.control(IpControl.PktInfo.class).orElseThrow());
        }
    }

    /// Into a batch of one, whose control messages nobody reads.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketBatchUnread() throws IOException {
        whole(sockets.sender().send(payload.outSegment));
        if (sockets.receiver().recvBatch(batch) != 1) {
            throw new IllegalStateException("no message");
        }
        whole(batch.size(0));
    }

    /// The function, into native memory.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void posixSegment() throws IOException {
        whole(sockets.sender().send(payload.outSegment));
        int fd = sockets.receiver().fd();
        ReceivedMsghdr message = SysSocket.recvmsg(fd, incoming, SPACE, MsgFlags.NONE);
        whole(message.size());
        expect((IpControl.PktInfo) message.control().getFirst());
    }

    private static void expect(IpControl.PktInfo info) {
        if (!info.destination().equals(Inet4Endpoint.LOOPBACK)) {
            throw new IllegalStateException(info.toString());
        }
    }

    private static void whole(long bytes) {
        if (bytes != SIZE) {
            throw new IllegalStateException(bytes + " bytes instead of " + SIZE);
        }
    }
}
