package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.endpoint.UnixEndpoint;
import soquete.server.Drained;
import soquete.server.Handover;
import soquete.server.Server;

/// A server that is replaced by its next version without losing a connection: start it again, and
/// the new one takes the sockets of the old one, which finishes what it has begun, and ends.
///
/// `NextVersion CONTROL ENDPOINT`: the first listens on the endpoint, the others take over at the
/// path of the control socket.
public final class NextVersion {
    private NextVersion() {}

    /// Serves until the next version takes over.
    ///
    /// @param args `CONTROL ENDPOINT`, as `/run/me.control 127.0.0.1:8080`
    public static void main(String[] args) throws IOException, InterruptedException {
        UnixEndpoint control = UnixEndpoint.path(args[0]);
        long pid = ProcessHandle.current().pid();
        Optional<Handover> old = Handover.take(control, Duration.ofSeconds(10));
        try (Server server =
                old.map(Server::from)
                        .orElseGet(() -> Server.on(Endpoint.parse(args[1])))
                        .drain(Duration.ofSeconds(30))
                        .handle(c -> c.sendAll(("served by " + pid + "\n").getBytes(UTF_8)))) {
            if (old.isPresent()) {
                // Both accept now; from here on this one alone
                old.get().ready();
                IO.println(pid + " takes over from " + old.get().predecessor().pid());
            }
            server.handOver(control);
            IO.println(pid + " serves at " + server.endpoints().getFirst());
            Drained end = server.await();
            IO.println(pid + " ends, " + end.cut() + " connections cut");
        }
    }
}
