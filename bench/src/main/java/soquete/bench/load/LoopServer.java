package soquete.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import soquete.Socket;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.SolTcp;
import soquete.ring.EventLoop;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopOptions;
import soquete.ring.RingSizes;

/// Soquete's event loop: one thread for all connections, over epoll or io_uring.
///
/// @param loop with its engine
record LoopServer(EventLoop loop) implements EchoServer {
    /// The smallest buffers there are.
    private static final int TIGHT_BUFFER = 1024;

    /// So little shared with the kernel, and so little that may wait, that buffers run out,
    /// completions overflow and connections are held again and again.
    private static final LoopOptions TIGHT =
            LoopOptions.RING.withRing(new RingSizes(8, 16, 4)).withWaterMarks(4096, 16384);

    static LoopServer usual(LoopOptions options) {
        return open(options.withBuffer(BUFFER));
    }

    static LoopServer tight() {
        return open(TIGHT.withBuffer(TIGHT_BUFFER));
    }

    private static LoopServer open(LoopOptions options) {
        try {
            return new LoopServer(EventLoop.open(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String counts() {
        return "{\"without_buffer\": %d, \"overflows\": %d, \"connections\": %d}"
                .formatted(
                        loop.receivesWithoutBuffer(),
                        loop.completionOverflows(),
                        loop.connections());
    }

    @Override
    public Address start(Address at) throws IOException {
        Socket listener = Socket.open(at.toEndpoint().family(), SocketType.SOCK_STREAM);
        if (!at.isUnix()) {
            listener.set(SolTcp.TCP_NODELAY, true); // the connections that it accepts inherit it
        }
        listener.bind(at.toEndpoint());
        listener.listen(BACKLOG);
        return loop.listen(listener, Echo::new).endpoint() instanceof InetEndpoint inet
                ? at.withPort(inet.port())
                : at;
    }

    private static final class Echo implements LoopHandler {
        @Override
        public void onData(LoopConnection connection, ByteBuffer data) throws IOException {
            if (!connection.send(data)) {
                connection.pauseReading();
            }
        }

        @Override
        public void onWritable(LoopConnection connection) {
            connection.resumeReading();
        }
    }
}
