package soquete.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.RawEndpoint;

/// `struct sockaddr_nl` behind its family: 2 bytes of padding, the port, the groups.
final class NetlinkAddress {
    private static final int SIZE = 10;
    private static final int PORT = 2;

    /// Any port of this machine's choice, no group.
    static final Endpoint ANY = new RawEndpoint(Family.AF_NETLINK, new byte[SIZE]);

    private NetlinkAddress() {}

    /// The port of a sender: 0 for the kernel.
    static int port(Endpoint from) {
        if (from instanceof RawEndpoint raw && raw.data().length >= SIZE) {
            return ByteBuffer.wrap(raw.data()).order(ByteOrder.nativeOrder()).getInt(PORT);
        }
        throw new IllegalArgumentException(from + " is not a netlink address");
    }
}
