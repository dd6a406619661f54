package soquete.bench;

import java.io.IOException;
import java.time.Duration;
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
import soquete.SocketByteChannel;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.MsgFlags;
import soquete.posix.SysSocket;

/// One receive with `MSG_DONTWAIT` where there is nothing: the bare cost of a call.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Again {
    private Payload payload;
    private StreamPair sockets;
    private StreamPair.Descriptors descriptors;
    private ChannelPair channels;
    private SocketByteChannel channel;

    /// Opens what the methods use.
    ///
    /// @throws IOException if that fails
    @Setup
    public void open() throws IOException {
        payload = new Payload(64);
        sockets = StreamPair.open();
        descriptors = StreamPair.Descriptors.open();
        channels = ChannelPair.open();
        channels.right().configureBlocking(false);
        channel = sockets.right().channel();
        channel.readTimeout(Duration.ZERO);
    }

    /// Each pair is still connected: what is sent arrives.
    ///
    /// @throws IOException if it does not
    @TearDown(Level.Iteration)
    public void check() throws IOException {
        payload.renew();
        sockets.left().sendAll(payload.outSegment);
        sockets.right().recvExactly(payload.inSegment);
        payload.check();
        payload.renew();
        SysSocket.send(descriptors.left(), payload.outSegment, MsgFlags.NONE);
        SysSocket.recv(descriptors.right(), payload.inSegment, MsgFlags.NONE);
        payload.check();
        payload.renew();
        channels.left().write(payload.outDirect);
        channels.right().read(payload.inDirect);
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

    /// The exception carries the errno.
    ///
    /// @return what the call says
    /// @throws IOException if it fails otherwise
    @Benchmark
    public Errno socketSegment() throws IOException {
        try {
            throw unexpected(sockets.right().recv(payload.inSegment, MsgFlags.MSG_DONTWAIT));
        } catch (WouldBlockException e) {
            return e.errno();
        }
    }

    /// The exception carries the errno.
    ///
    /// @return what the call says
    /// @throws IOException if it fails otherwise
    @Benchmark
    public Errno posixSegment() throws IOException {
        int fd = descriptors.right();
        try {
            throw unexpected(SysSocket.recv(fd, payload.inSegment, MsgFlags.MSG_DONTWAIT));
        } catch (WouldBlockException e) {
            return e.errno();
        }
    }

    /// A count of 0, from the view as a channel with the timeout zero.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socketChannel() throws IOException {
        int received = channel.read(payload.inDirect.clear());
        if (received != 0) {
            throw unexpected(received);
        }
    }

    /// A count of 0.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void nioDirect() throws IOException {
        int received = channels.right().read(payload.inDirect.clear());
        if (received != 0) {
            throw unexpected(received);
        }
    }

    private static ErrnoException unexpected(long received) {
        throw new IllegalStateException(received + " bytes where there was nothing");
    }
}
