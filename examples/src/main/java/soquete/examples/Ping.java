package soquete.examples;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.PermissionException;
import soquete.option.IcmpFilter;
import soquete.option.SolRaw;

/// ICMP echo, without running `ping`: a ping socket where `net.ipv4.ping_group_range` lets us, else
/// a raw one (`CAP_NET_RAW`).
///
/// `Ping HOST [COUNT]`; the status is 1 when nothing was answered.
public final class Ping {
    private static final int ECHO_REPLY = 0;
    private static final int ECHO = 8;

    private Ping() {}

    private static Socket open() throws IOException {
        try {
            return Socket.open(Family.AF_INET, SocketType.SOCK_DGRAM, Protocol.IPPROTO_ICMP);
        } catch (PermissionException noPingSockets) {
            Socket raw = Socket.open(Family.AF_INET, SocketType.SOCK_RAW, Protocol.IPPROTO_ICMP);
            raw.set(SolRaw.ICMP_FILTER, IcmpFilter.passOnly(ECHO_REPLY));
            return raw;
        }
    }

    private static byte[] echo(int id, int sequence) {
        ByteBuffer packet = ByteBuffer.allocate(64).put((byte) ECHO).putShort(4, (short) id);
        packet.putShort(6, (short) sequence);
        int sum = 0;
        for (int i = 0; i < packet.capacity(); i += 2) {
            sum += packet.getShort(i) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return packet.putShort(2, (short) ~(sum + (sum >>> 16))).array();
    }

    /// Pings.
    ///
    /// @param args `HOST [COUNT]`
    public static void main(String[] args) throws IOException {
        Endpoint to = Endpoint.of(InetAddress.getByName(args[0]).getHostAddress(), 0);
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        int id = (int) ProcessHandle.current().pid() & 0xffff;
        int answered = 0;
        try (Socket s = open()) {
            boolean raw = s.type().equals(SocketType.SOCK_RAW);
            s.timeout(Duration.ofSeconds(1));
            IO.println("ping " + to + " from a " + s.type() + " socket");
            for (int sequence = 1; sequence <= count; sequence++) {
                long begin = System.nanoTime();
                s.sendTo(echo(id, sequence), to);
                try {
                    // A raw socket hears the answers to everybody, each with its IP header
                    ByteBuffer reply;
                    Datagram from;
                    do {
                        from = s.recvFrom(1500);
                        reply = ByteBuffer.wrap(from.data());
                        reply = raw ? reply.slice((reply.get(0) & 15) * 4, 8) : reply;
                    } while (reply.getShort(6) != sequence
                            || (raw && reply.getShort(4) != (short) id));
                    long micros = (System.nanoTime() - begin) / 1000;
                    IO.println(from.from() + ": sequence " + sequence + ", " + micros + " us");
                    answered++;
                } catch (SocketTimeoutException e) {
                    IO.println("no answer to " + sequence);
                }
            }
        }
        System.exit(answered > 0 ? 0 : 1);
    }
}
