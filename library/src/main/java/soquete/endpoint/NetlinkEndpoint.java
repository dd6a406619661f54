package soquete.endpoint;

/// An end of a netlink conversation: `struct sockaddr_nl`, netlink(7).
///
/// Prints as `netlink:4711` or `netlink:4711,groups=0x1`.
///
/// @param pid    the port: 0 is the kernel, and in bind(2) lets the kernel choose; 32 bits without
///     sign, so a negative `int` is one above 2147483647
/// @param groups the mask of the multicast groups 1 to 32, bit 0 being group 1
/// @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
public record NetlinkEndpoint(int pid, int groups) implements Endpoint {
    /// The kernel, or in bind(2) a port that the kernel chooses, without groups.
    public static final NetlinkEndpoint KERNEL = new NetlinkEndpoint(0, 0);

    @Override
    public Family family() {
        return Family.AF_NETLINK;
    }

    /// `netlink:4711,groups=0x1`
    @Override
    public String toString() {
        String port = "netlink:" + Integer.toUnsignedString(pid);
        return groups == 0 ? port : port + ",groups=" + Digits.hex(groups & 0xffff_ffffL, 1);
    }
}
