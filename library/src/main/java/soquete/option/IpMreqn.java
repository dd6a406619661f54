package soquete.option;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import soquete.endpoint.Inet4Endpoint;

/// A multicast group of IPv4 and the interface it is on: `struct ip_mreqn`, ip(7). The ports of the
/// addresses do not count.
///
/// `IP_MULTICAST_IF` takes one too, without a group, and answers the address alone.
///
/// @param group          the group, 224.0.0.0/4
/// @param address        a local address of the interface, or [Inet4Endpoint#ANY]
/// @param interfaceIndex the interface, which wins over the address; 0 leaves it to the address or
///     to the kernel
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
public record IpMreqn(Inet4Endpoint group, Inet4Endpoint address, int interfaceIndex) {
    private static final Struct IP_MREQN = Struct.of("ip_mreqn", 12);
    private static final Struct.Field GROUP = IP_MREQN.field("imr_multiaddr", 0, 4);
    private static final Struct.Field ADDRESS = IP_MREQN.field("imr_address", 4, 4);
    private static final Struct.Field INDEX = IP_MREQN.field("imr_ifindex", 8, 4);

    static final Shape<IpMreqn> SHAPE =
            Coded.bytes(
                    IpMreqn.class,
                    IP_MREQN.size(),
                    Passing.VALUE,
                    IpMreqn::encode,
                    IpMreqn::decode);

    /// A group on an interface.
    ///
    /// @param group          the group
    /// @param interfaceIndex the interface
    /// @return the value
    public static IpMreqn of(Inet4Endpoint group, int interfaceIndex) {
        return new IpMreqn(group, Inet4Endpoint.ANY, interfaceIndex);
    }

    /// An interface alone, for `IP_MULTICAST_IF`.
    ///
    /// @param interfaceIndex the interface; 0 goes back to the default
    /// @return the value
    public static IpMreqn onInterface(int interfaceIndex) {
        return of(Inet4Endpoint.ANY, interfaceIndex);
    }

    private byte[] encode() {
        ByteBuffer to = IP_MREQN.blank();
        GROUP.putNet(to, group.address());
        ADDRESS.putNet(to, address.address());
        return INDEX.put(to, interfaceIndex).array();
    }

    private static IpMreqn decode(byte[] bytes) {
        if (bytes.length == Integer.BYTES) { // the kernel answers a struct in_addr
            int address = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN).getInt();
            return new IpMreqn(Inet4Endpoint.ANY, new Inet4Endpoint(address, 0), 0);
        }
        ByteBuffer from = IP_MREQN.wrap(bytes);
        return new IpMreqn(
                new Inet4Endpoint(GROUP.getNet(from), 0),
                new Inet4Endpoint(ADDRESS.getNet(from), 0),
                INDEX.getInt(from));
    }
}
