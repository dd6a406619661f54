package soquete.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import soquete.Socket;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.option.SolTcp;

/// Soquete with a thread for each connection, which has a buffer.
class SoqueteServer implements EchoServer {
    private final Thread.Builder threads;

    private SoqueteServer(Thread.Builder threads) {
        this.threads = threads;
    }

    static SoqueteServer onPlatformThreads() {
        return new SoqueteServer(Thread.ofPlatform().stackSize(262144));
    }

    static SoqueteServer onVirtualThreads() {
        return new SoqueteServer(Thread.ofVirtual());
    }

    /// Virtual threads that hold a buffer only while there is data.
    static final class Lean extends SoqueteServer {
        private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();

        Lean() {
            super(Thread.ofVirtual());
        }

        @Override
        void echo(Socket socket) throws IOException {
            boolean more = true;
            while (more) {
                socket.awaitReadable();
                ByteBuffer buffer = take();
                more = socket.recv(buffer.clear()) > 0;
                socket.sendAll(buffer.flip());
                give(buffer);
            }
        }

        private ByteBuffer take() {
            synchronized (free) {
                ByteBuffer buffer = free.poll();
                return buffer != null ? buffer : ByteBuffer.allocateDirect(BUFFER);
            }
        }

        private void give(ByteBuffer buffer) {
            synchronized (free) {
                free.push(buffer);
            }
        }
    }

    void echo(Socket socket) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (socket.recv(buffer.clear()) > 0) {
            socket.sendAll(buffer.flip());
        }
    }

    @Override
    public Address start(Address at) throws IOException {
        Socket listener = Socket.open(at.toEndpoint().family(), SocketType.SOCK_STREAM);
        listener.bind(at.toEndpoint());
        listener.listen(BACKLOG);
        threads.start(() -> accept(listener, at));
        return listener.localEndpoint() instanceof InetEndpoint inet
                ? at.withPort(inet.port())
                : at;
    }

    private void accept(Socket listener, Address at) {
        while (true) {
            try {
                Socket socket = listener.accept();
                if (!at.isUnix()) {
                    socket.set(SolTcp.TCP_NODELAY, true);
                }
                threads.start(() -> serve(socket));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            echo(socket);
        } catch (IOException e) {
            return; // the peer has gone
        }
    }
}
