package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import soquete.ErrorReport;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.message.ExtendedError;
import soquete.option.SolIp;

/// Who said that a datagram cannot be delivered, and about which one? `java.net` has an exception
/// without either; the error queue of the socket (`IP_RECVERR`) has both.
///
/// `ErrorQueue ADDRESS PORT` sends one datagram and waits a second for a complaint.
public final class ErrorQueue {
    private ErrorQueue() {}

    private static String describe(ErrorReport report) {
        ExtendedError error = report.error();
        String who = error.offender().map(Endpoint::toString).orElse("this machine");
        String how =
                error.origin() == ExtendedError.SO_EE_ORIGIN_ICMP
                        ? " by ICMP type " + error.type() + " code " + error.code()
                        : "";
        return who
                + " says "
                + error.errno()
                + how
                + ", about \""
                + new String(report.payload().toArray(), UTF_8)
                + "\" to "
                + report.destination().map(Endpoint::toString).orElse("the peer");
    }

    /// Sends and waits.
    ///
    /// @param args `ADDRESS PORT`
    public static void main(String[] args) throws IOException {
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            s.set(SolIp.IP_RECVERR, true);
            s.timeout(Duration.ofSeconds(1));
            s.sendTo("anybody?".getBytes(UTF_8), Endpoint.of(args[0], Integer.parseInt(args[1])));
            IO.println(describe(s.recvError()));
        } catch (SocketTimeoutException e) {
            IO.println("nobody complained");
        }
    }
}
