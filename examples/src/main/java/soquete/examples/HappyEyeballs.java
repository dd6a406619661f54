package soquete.examples;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import soquete.Connector;
import soquete.Socket;
import soquete.error.ErrnoException;
import soquete.option.SolSocket;
import soquete.option.SolTcp;

/// Connects to whichever address of a host answers first (RFC 8305), with options that must be set
/// before the connection is made.
///
/// `HappyEyeballs HOST PORT`; a host has an address that does not answer, and the wait is a quarter
/// of a second, not two minutes.
public final class HappyEyeballs {
    private static final Connector CONNECTOR =
            Connector.DEFAULT
                    .timeout(Duration.ofSeconds(5)) // in all, whatever the number of addresses
                    .attemptDelay(Duration.ofMillis(250))
                    .prepare(
                            s -> {
                                s.set(SolTcp.TCP_NODELAY, true);
                                s.set(SolTcp.TCP_USER_TIMEOUT, 10_000L);
                                s.set(SolSocket.SO_RCVBUF, 1 << 20); // before the window is agreed
                            });

    private HappyEyeballs() {}

    /// Connects.
    ///
    /// @param args `HOST PORT`
    public static void main(String[] args) throws IOException {
        long begin = System.nanoTime();
        try (Socket s = CONNECTOR.connect(args[0], Integer.parseInt(args[1]))) {
            long millis = (System.nanoTime() - begin) / 1_000_000;
            IO.println("connected to " + s.remoteEndpoint() + " after " + millis + " ms");
        } catch (UnknownHostException e) {
            IO.println("no such host: " + e.getMessage());
            System.exit(1);
        } catch (SocketTimeoutException | ErrnoException e) {
            // The last failure; those of the other addresses are suppressed in it
            IO.println(e.getMessage());
            for (Throwable other : e.getSuppressed()) {
                IO.println("  and " + other.getMessage());
            }
            System.exit(1);
        }
    }
}
