package soquete.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.message.Shutdown;
import soquete.option.SolTcp;
import soquete.ring.Engine;
import soquete.ring.EventLoop;
import soquete.ring.LoopConnection;
import soquete.ring.LoopHandler;
import soquete.ring.LoopListener;
import soquete.ring.LoopOptions;
import soquete.server.Connection;
import soquete.server.Server;

/// An HTTP/1.1 server that answers from memory: keep-alive, pipelining, bodies that it passes over,
/// and an answer to every bad request (RFC 9112).
///
/// `HttpResponder epoll|ring|virtual [ENDPOINT]`, then `curl http://127.0.0.1:8080/hello`. `/hello`
/// says a sentence, `/bytes/N` has N bytes of the alphabet. The protocol, [Http], knows nothing of
/// who calls it: an event loop, or a virtual thread for each connection.
public final class HttpResponder {
    /// How long a client is heard out after the last answer: a connection that is closed with
    /// unread bytes is reset, and the client might never see the answer (RFC 9112, 9.6).
    private static final Duration LINGER = Duration.ofSeconds(2);

    private HttpResponder() {}

    /// Serves until it is stopped.
    ///
    /// @param args `epoll|ring|virtual [ENDPOINT]`
    public static void main(String[] args) throws IOException, InterruptedException {
        String engine = args.length > 0 ? args[0] : "epoll";
        Endpoint at = Endpoint.parse(args.length > 1 ? args[1] : "127.0.0.1:8080");
        if (engine.equals("virtual")) {
            try (Socket listening = listening(at);
                    Server server = Server.from(listening).handle(HttpResponder::converse)) {
                IO.println("http://" + listening.localEndpoint());
                server.await();
            }
            return;
        }
        Engine chosen = Engine.valueOf(engine.toUpperCase(Locale.ROOT));
        try (EventLoop loop = EventLoop.open(LoopOptions.EPOLL.withEngine(chosen));
                LoopListener listener = loop.listen(listening(at), OnLoop::new)) {
            IO.println("http://" + listener.endpoint());
            Thread.currentThread().join(); // until the process is stopped
        }
    }

    private static Socket listening(Endpoint at) throws IOException {
        Socket listening = Socket.server(at);
        if (at instanceof InetEndpoint) {
            listening.set(SolTcp.TCP_NODELAY, true); // its connections inherit it
        }
        return listening;
    }

    /// The protocol on a virtual thread.
    private static void converse(Connection connection) {
        try {
            Http http = new Http();
            Together answers = new Together(connection);
            byte[] room = new byte[8192];
            boolean more = true;
            while (more) {
                int count = connection.recv(room);
                more = count > 0 && http.take(ByteBuffer.wrap(room, 0, count), answers);
                answers.flush();
            }
            if (http.isOver()) {
                connection.socket().shutdown(Shutdown.SHUT_WR);
                connection.socket().timeout(LINGER);
                long since = System.nanoTime();
                while (connection.recv(room) > 0 && System.nanoTime() - since < LINGER.toNanos()) {}
            }
        } catch (IOException e) {
            // The client is gone: nobody is left to be told.
        }
    }

    /// Sends the answers to what came in one piece in one piece.
    private static final class Together implements Http.Out {
        private final Connection connection;
        private final byte[] held = new byte[4096];
        private int size;

        Together(Connection connection) {
            this.connection = connection;
        }

        @Override
        public boolean send(byte[] data, int length) throws IOException {
            if (length > held.length - size) {
                flush();
            }
            if (length > held.length) {
                connection.sendAll(data, 0, length); // waits for as long as the client is slow
            } else {
                System.arraycopy(data, 0, held, size, length);
                size += length;
            }
            return true;
        }

        void flush() throws IOException {
            connection.sendAll(held, 0, size);
            size = 0;
        }
    }

    /// The protocol on an event loop.
    private static final class OnLoop implements LoopHandler {
        private static final byte[] NOTHING = {};

        private final Http http = new Http();

        /// Requests that wait until the client has taken more of the answers.
        private byte[] rest = NOTHING;

        private boolean ended;

        @Override
        public void onData(LoopConnection connection, ByteBuffer data) throws IOException {
            if (rest.length > 0) {
                keep(data, rest);
            } else {
                serve(connection, data);
                keep(data, NOTHING);
            }
        }

        @Override
        public void onWritable(LoopConnection connection) throws IOException {
            ByteBuffer data = ByteBuffer.wrap(rest);
            serve(connection, data);
            keep(data, NOTHING);
            if (ended && rest.length == 0) {
                connection.close();
            }
        }

        private void serve(LoopConnection connection, ByteBuffer data) throws IOException {
            http.take(data, (bytes, length) -> connection.send(bytes, 0, length));
            if (http.isOver()) {
                connection.closeGracefully(LINGER);
            }
        }

        private void keep(ByteBuffer data, byte[] before) {
            if (http.isOver() || before.length + data.remaining() == 0) {
                rest = NOTHING;
                return;
            }
            byte[] all = Arrays.copyOf(before, before.length + data.remaining());
            data.get(all, before.length, data.remaining());
            rest = all;
        }

        @Override
        public void onEnd(LoopConnection connection) {
            ended = true;
            if (rest.length == 0) {
                connection.close();
            }
        }
    }
}
