package soquete.netlink;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;

/// An IP address and how many of its bits name the network: `10.0.0.1/24`.
///
/// @param address IPv4 or IPv6; the bits behind the prefix are kept
/// @param length  0 to 32, or 0 to 128
public record IpPrefix(InetAddress address, int length) {
    /// Checks the length.
    ///
    /// @throws IllegalArgumentException if it is out of the family's range
    public IpPrefix {
        int most = Byte.SIZE * address.getAddress().length;
        if (length < 0 || length > most) {
            throw new IllegalArgumentException(
                    "the prefix length " + length + " is not in 0 to " + most);
        }
    }

    /// Reads `10.0.0.1/24` or `2001:db8::/32`; without a slash, the whole address.
    ///
    /// @param text a literal
    /// @return the prefix
    /// @throws IllegalArgumentException if it is something else; names are never looked up
    public static IpPrefix parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address =
                    InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = Byte.SIZE * address.getAddress().length;
            int length = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return new IpPrefix(address, length);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a prefix such as 10.0.0.1/24", e);
        }
    }

    /// The family of the address.
    ///
    /// @return [Family#AF_INET] or [Family#AF_INET6]
    public Family family() {
        return address.getAddress().length == 4 ? Family.AF_INET : Family.AF_INET6;
    }

    /// Whether an address is in this network. An IPv4-mapped address counts as IPv4.
    ///
    /// @param endpoint the address; the port does not matter
    /// @return true if the families are the same, and so are as many bits as the length says
    public boolean contains(InetEndpoint endpoint) {
        InetEndpoint plain =
                endpoint instanceof Inet6Endpoint inet6 && inet6.isMapped()
                        ? inet6.unmapped()
                        : endpoint;
        ByteBuffer network = ByteBuffer.wrap(address.getAddress());
        if (plain instanceof Inet4Endpoint inet4) {
            return network.remaining() == 4
                    && agree((long) network.getInt() << 32, (long) inet4.address() << 32, length);
        }
        return plain instanceof Inet6Endpoint inet6
                && network.remaining() == 16
                && agree(network.getLong(), inet6.high(), Math.min(length, Long.SIZE))
                && agree(network.getLong(), inet6.low(), Math.max(length - Long.SIZE, 0));
    }

    /// Whether the first bits are the same.
    private static boolean agree(long a, long b, int bits) {
        return bits == 0 || (a ^ b) >>> (Long.SIZE - bits) == 0;
    }

    /// `10.0.0.1/24`, `2001:db8::/32`
    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        String host =
                bytes.remaining() == 4
                        ? address.getHostAddress()
                        : new Inet6Endpoint(bytes.getLong(), bytes.getLong(), 0, 0, 0).host();
        return host + "/" + length;
    }

    /// An address from 4 or 16 bytes in network order.
    static InetAddress address(byte[] bytes) {
        try {
            // Not InetAddress.getByAddress alone: it turns mapped addresses into IPv4.
            return bytes.length == 16
                    ? Inet6Address.getByAddress(null, bytes, -1)
                    : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address has " + bytes.length + " bytes", e);
        }
    }

    /// 0.0.0.0 or `::`.
    static InetAddress any(int family) {
        return address(new byte[family == Family.AF_INET6.number() ? 16 : 4]);
    }
}
