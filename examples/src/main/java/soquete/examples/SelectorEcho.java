package soquete.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.error.WouldBlockException;
import soquete.event.Interest;
import soquete.event.Key;
import soquete.event.Selector;

/// An echo server in one thread: a selector over a listener and all of its connections, of any
/// stream family. `ENDPOINT` is where it listens, as `127.0.0.1:0` or `unix:/run/echo`.
public final class SelectorEcho {
    private static final int ROOM = 64 * 1024;

    /// What a socket does when it is ready.
    private interface Handler {
        void ready(Key<Handler> key, Interest ready) throws IOException;
    }

    private final Selector<Handler> selector;

    private SelectorEcho(Selector<Handler> selector) {
        this.selector = selector;
    }

    private void serve(Socket listener) throws IOException {
        listener.timeout(Duration.ZERO); // A call that would wait says so
        selector.register(listener, Interest.READ, (key, ready) -> accept(listener));
        while (true) {
            selector.select((key, ready) -> key.attachment().ready(key, ready));
        }
    }

    private void accept(Socket listener) throws IOException {
        try {
            Socket conn = listener.accept();
            conn.timeout(Duration.ZERO);
            ByteBuffer waiting = ByteBuffer.allocate(ROOM);
            selector.register(conn, Interest.READ, (key, ready) -> echo(conn, waiting));
        } catch (WouldBlockException e) {
            // It was given up before we came to it
        }
    }

    /// Reads where nothing waits to be sent, sends what there is, and waits for what is missing.
    private void echo(Socket conn, ByteBuffer waiting) throws IOException {
        try {
            if (waiting.position() == 0 && conn.recv(waiting) == 0) {
                end(conn, "ended");
                return;
            }
            waiting.flip();
            send(conn, waiting);
            waiting.compact();
            selector.modify(conn, waiting.position() == 0 ? Interest.READ : Interest.WRITE);
        } catch (WouldBlockException e) {
            // Nothing to read, after all
        } catch (IOException e) {
            end(conn, e.getMessage());
        }
    }

    private static void send(Socket conn, ByteBuffer waiting) throws IOException {
        try {
            conn.send(waiting);
        } catch (WouldBlockException e) {
            // No room: the selector tells when there is
        }
    }

    private void end(Socket conn, String why) throws IOException {
        selector.unregister(conn);
        conn.close();
        IO.println("a connection " + why);
    }

    /// Runs the server.
    ///
    /// @param args where to listen
    public static void main(String[] args) throws IOException {
        try (Selector<Handler> selector = Selector.open();
                Socket listener = Socket.server(Endpoint.parse(args[0]))) {
            IO.println("listening on " + listener.localEndpoint());
            new SelectorEcho(selector).serve(listener);
        }
    }
}
