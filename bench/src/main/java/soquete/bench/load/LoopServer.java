package soquete.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import soquete.Socket;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.SolTcp;
import soquete.ring.EventLoop;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopOptions;

/// Soquete's event loop: one thread for all connections, over epoll or io_uring.
///
/// @param options with the engine
record LoopServer(LoopOptions options) implements EchoServer {
    @Override
    public Address start(Address at) throws IOException {
        EventLoop loop = EventLoop.open(options.withBuffer(BUFFER));
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
