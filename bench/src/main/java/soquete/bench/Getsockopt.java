package soquete.bench;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import soquete.option.SolSocket;
import soquete.posix.SysSocket;

/// Reads the size of the receive buffer.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Getsockopt {
    private static final int ASKED = 100_000;

    private StreamPair sockets;
    private StreamPair.Descriptors descriptors;
    private ChannelPair channels;

    /// Opens what the methods use.
    ///
    /// @throws IOException if that fails
    @Setup
    public void open() throws IOException {
        sockets = StreamPair.open();
        descriptors = StreamPair.Descriptors.open();
        channels = ChannelPair.open();
        sockets.left().set(SolSocket.SO_RCVBUF, ASKED);
        SysSocket.setsockopt(descriptors.left(), SolSocket.SO_RCVBUF, ASKED);
        channels.left().setOption(StandardSocketOptions.SO_RCVBUF, ASKED);
    }

    /// Closes everything.
    ///
    /// @throws IOException if that fails
    @TearDown
    public void close() throws IOException {
        System.out.println("checked 4 bytes, each time");
        sockets.close();
        descriptors.close();
        channels.close();
    }

    /// By the class.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void socket() throws IOException {
        expect(2 * ASKED, sockets.left().get(SolSocket.SO_RCVBUF));
    }

    /// By the function.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void posix() throws IOException {
        expect(2 * ASKED, SysSocket.getsockopt(descriptors.left(), SolSocket.SO_RCVBUF));
    }

    /// By the channel, which halves what the kernel says.
    ///
    /// @throws IOException if it fails
    @Benchmark
    public void nio() throws IOException {
        expect(ASKED, channels.left().getOption(StandardSocketOptions.SO_RCVBUF));
    }

    private static void expect(int expected, int value) {
        if (value != expected) {
            throw new IllegalStateException("SO_RCVBUF " + value);
        }
    }
}
