package soquete.examples;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import soquete.ErrorReport;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.option.IpMtuDiscover;
import soquete.option.SolIp;

/// The largest datagram that reaches a host unfragmented, as routers tell it (RFC 1191).
///
/// `PathMtu ADDRESS [PORT]`: the port need not be open.
public final class PathMtu {
    private static final int HEADERS = 20 + 8;

    private PathMtu() {}

    /// Sends as much as the kernel believes to be right, until nobody objects.
    static int discover(Socket s) throws IOException {
        while (true) {
            int mtu = s.get(SolIp.IP_MTU);
            try {
                s.send(new byte[mtu - HEADERS]);
                ErrorReport objection = s.recvError();
                if (!objection.error().errno().equals(Errno.EMSGSIZE)) {
                    return mtu; // the host answered, "port unreachable" perhaps: it arrived
                }
                IO.println(
                        objection.error().offender().map(Endpoint::toString).orElse("this machine")
                                + " lets through "
                                + objection.error().info());
            } catch (SocketTimeoutException nobodyObjects) {
                return mtu;
            } catch (ErrnoException e) {
                // Meanwhile the kernel has learnt of a smaller MTU, or the port is unreachable
                if (!e.errno().equals(Errno.EMSGSIZE) && !e.errno().equals(Errno.ECONNREFUSED)) {
                    throw e;
                }
            }
        }
    }

    /// Finds it.
    ///
    /// @param args `ADDRESS [PORT]`
    public static void main(String[] args) throws IOException {
        int port = args.length > 1 ? Integer.parseInt(args[1]) : 33434;
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            s.set(SolIp.IP_MTU_DISCOVER, IpMtuDiscover.IP_PMTUDISC_DO);
            s.set(SolIp.IP_RECVERR, true);
            s.timeout(Duration.ofSeconds(1));
            s.connect(Endpoint.of(args[0], port));
            IO.println("path MTU " + discover(s));
        }
    }
}
