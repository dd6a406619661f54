package soquete.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.SocketType;
import soquete.netdevice.NetDevice;
import soquete.option.IpMreqn;
import soquete.option.MulticastMembership;
import soquete.option.SolIp;
import soquete.option.SolSocket;

/// Joins a multicast group on one interface, from any source or from one (SSM), or sends to it.
///
/// `receive GROUP PORT DEVICE [SOURCE]` prints what comes; `send GROUP PORT DEVICE TEXT` sends
/// once.
public final class Multicast {
    private Multicast() {}

    static void receive(MulticastMembership membership) throws IOException {
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            s.set(SolSocket.SO_REUSEADDR, true);
            // Without this, a socket hears every group that anybody on the machine has joined
            s.set(SolIp.IP_MULTICAST_ALL, false);
            s.bind(membership.group());
            s.join(membership);
            IO.println("joined " + membership);
            while (true) {
                Datagram message = s.recvFrom(1500);
                IO.println(message.from() + ": " + new String(message.data(), UTF_8));
            }
        }
    }

    static void send(Inet4Endpoint group, int device, String text) throws IOException {
        try (Socket s = Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM)) {
            s.set(SolIp.IP_MULTICAST_IF, new IpMreqn(Inet4Endpoint.ANY, Inet4Endpoint.ANY, device));
            s.set(SolIp.IP_MULTICAST_TTL, 1);
            s.sendTo(text.getBytes(UTF_8), group);
        }
    }

    /// Runs one of them.
    ///
    /// @param args `receive GROUP PORT DEVICE [SOURCE]` or `send GROUP PORT DEVICE TEXT`
    public static void main(String[] args) throws IOException {
        InetEndpoint group = Endpoint.of(args[1], Integer.parseInt(args[2]));
        int device = NetDevice.ofName(args[3]).index();
        if (args[0].equals("send")) {
            send((Inet4Endpoint) group, device, args[4]);
        } else if (args.length > 4) {
            receive(MulticastMembership.from(Endpoint.of(args[4], 0), group, device));
        } else {
            receive(MulticastMembership.of(group, device));
        }
    }
}
