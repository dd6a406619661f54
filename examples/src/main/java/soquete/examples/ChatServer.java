package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import soquete.endpoint.Endpoint;
import soquete.server.Connection;
import soquete.server.Server;
import soquete.server.ServerEvent;

/// A chat: what one says by line, all others hear; over TCP and a Unix socket at the same time.
///
/// `ChatServer 127.0.0.1:7000 unix:/tmp/chat`, then `socat - unix:/tmp/chat`. On `SIGTERM` it tells
/// all, serves whom the kernel has queued, and ends when they have gone, or after five seconds.
public final class ChatServer {
    private static final Set<Member> ROOM = ConcurrentHashMap.newKeySet();

    private ChatServer() {}

    /// One of the room. Who does not read is not waited for: a full queue ends the connection.
    ///
    /// @param connection of the member
    /// @param mail       what is to be sent to it
    private record Member(Connection connection, BlockingQueue<String> mail) {
        void hear(String line) {
            if (!mail.offer(line)) {
                connection.close();
            }
        }

        /// Sends the mail, until the connection ends or there is an empty line.
        void deliver() {
            try {
                for (String line = mail.take(); !line.isEmpty(); line = mail.take()) {
                    connection.sendAll((line + "\n").getBytes(UTF_8));
                }
            } catch (IOException | InterruptedException over) {
                connection.close(); // which also ends the reader
            }
        }

        /// The last line, for which a full queue leaves no room.
        void leave() throws InterruptedException {
            mail.put("");
        }
    }

    private static void chat(Connection connection) throws Exception {
        Member me = new Member(connection, new ArrayBlockingQueue<>(100));
        Thread delivery = Thread.startVirtualThread(me::deliver);
        connection.onDrain(
                () -> {
                    me.hear("* the server stops");
                    connection.stopReading();
                });
        ROOM.add(me);
        try {
            var in = connection.reader(UTF_8);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String said = connection.id() + ": " + line;
                ROOM.stream().filter(other -> !other.equals(me)).forEach(other -> other.hear(said));
            }
        } finally {
            ROOM.remove(me);
            if (delivery.isAlive() && connection.socket().isOpen()) {
                me.leave();
                delivery.join();
            }
        }
    }

    private static void report(ServerEvent event) {
        if (event instanceof ServerEvent.Drained drained) {
            IO.println(drained.result());
        }
    }

    /// Serves until `SIGTERM`.
    ///
    /// @param args `ENDPOINT...`
    public static void main(String[] args) throws IOException, InterruptedException {
        Endpoint[] endpoints = Stream.of(args).map(Endpoint::parse).toArray(Endpoint[]::new);
        try (Server server =
                Server.on(endpoints)
                        .replaceStale()
                        .maxConnections(1000)
                        .maxPerPeer(50)
                        .acceptRate(200)
                        .idle(Duration.ofMinutes(10))
                        .drain(Duration.ofSeconds(5))
                        .drainOnShutdown()
                        .reporter(ChatServer::report)
                        .handle(ChatServer::chat)) {
            IO.println("listens on " + server.endpoints());
            var _ = server.await();
        }
    }
}
