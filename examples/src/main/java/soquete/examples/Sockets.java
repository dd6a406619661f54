package soquete.examples;

import java.io.IOException;
import java.util.List;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.netlink.InetQuery;
import soquete.netlink.InetSocketInfo;
import soquete.netlink.SockDiag;
import soquete.netlink.UnixSocketInfo;

/// The sockets of the machine as `ss -tuxa` shows them: asked of the kernel (`sock_diag`), not read
/// from `/proc`.
///
/// `Sockets [PORT]`: all, or the TCP sockets of a local port.
public final class Sockets {
    private Sockets() {}

    private static void print(String kind, List<InetSocketInfo> sockets) {
        for (InetSocketInfo s : sockets) {
            String rtt =
                    s.tcpInfo()
                            .filter(info -> info.rtt() > 0)
                            .map(info -> "rtt " + info.rtt() + " us")
                            .orElse("");
            IO.println(
                    "%-4s %-15s %6d %6d %-25s %-25s %s"
                            .formatted(
                                    kind,
                                    s.state(),
                                    s.receiveQueue(),
                                    s.sendQueue(),
                                    s.local(),
                                    s.remote(),
                                    rtt)
                            .strip());
        }
    }

    /// Prints the table.
    ///
    /// @param args `[PORT]`
    public static void main(String[] args) throws IOException {
        try (SockDiag diag = SockDiag.open()) {
            if (args.length > 0) {
                int port = Integer.parseInt(args[0]);
                for (Family family : List.of(Family.AF_INET, Family.AF_INET6)) {
                    InetQuery query = InetQuery.of(family, Protocol.IPPROTO_TCP);
                    // The kernel chooses, and sends no other
                    print("tcp", diag.inet(query.localPorts(port, port)));
                }
                return;
            }
            print("tcp", diag.tcp());
            print("udp", diag.udp());
            for (UnixSocketInfo s : diag.unix()) {
                String name = s.name().map(Object::toString).orElse("*");
                IO.println("unix %-15s %s".formatted(s.state(), name));
            }
        }
    }
}
