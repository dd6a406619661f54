package soquete.examples;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import soquete.ReceivedMessage;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.SocketControl;
import soquete.option.SolSocket;
import soquete.option.Timestamping;
import soquete.option.TimestampingFlags;
import soquete.posix.Cmsg;

/// When did a datagram arrive, and how long did it wait for us? The kernel's stamps of it
/// (`SO_TIMESTAMPING`), not the time at which we came to read it.
///
/// `Timestamps PORT [COUNT]` receives on the loopback address.
public final class Timestamps {
    private static final int ROOM = Cmsg.CMSG_SPACE(3 * 16);

    private Timestamps() {}

    /// Receives.
    ///
    /// @param args `PORT [COUNT]`
    public static void main(String[] args) throws IOException {
        int count = args.length > 1 ? Integer.parseInt(args[1]) : Integer.MAX_VALUE;
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            s.set(
                    SolSocket.SO_TIMESTAMPING,
                    Timestamping.of(
                            TimestampingFlags.SOF_TIMESTAMPING_RX_SOFTWARE.with(
                                    TimestampingFlags.SOF_TIMESTAMPING_SOFTWARE)));
            s.bind(Endpoint.of("127.0.0.1", Integer.parseInt(args[0])));
            IO.println("waiting on " + s.localEndpoint());
            for (int i = 0; i < count; i++) {
                try (ReceivedMessage message = s.recvMsg(1500, ROOM)) {
                    Instant now = Instant.now();
                    Optional<Instant> arrived =
                            message.control(SocketControl.Timestamping.class)
                                    .map(SocketControl.Timestamping::software);
                    // The kernel begins to stamp a moment after the first socket asked for it
                    IO.println(
                            arrived.map(at -> at + ", waited " + micros(at, now) + " us")
                                            .orElse("no stamp")
                                    + ", "
                                    + message.size()
                                    + " bytes");
                }
            }
        }
    }

    private static long micros(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1000;
    }
}
