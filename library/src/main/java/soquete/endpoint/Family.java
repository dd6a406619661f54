package soquete.endpoint;

/// An address family: the first argument of `socket(2)`.
///
/// An open set: `new Family(n)` works for a number this class has no name for.
///
/// @param number the `AF_*` number of the C headers, 0 to 65535
/// @see <a
///     href="https://man7.org/linux/man-pages/man7/address_families.7.html">address_families(7)</a>
public record Family(int number) {
    /// No family: any family in a name look-up, "disconnect" in connect(2).
    public static final Family AF_UNSPEC = new Family(0);

    /// Local communication on one machine, unix(7).
    public static final Family AF_UNIX = new Family(1);

    /// IPv4, ip(7).
    public static final Family AF_INET = new Family(2);

    /// IPv6, ipv6(7).
    public static final Family AF_INET6 = new Family(10);

    /// Talk to the kernel, netlink(7).
    public static final Family AF_NETLINK = new Family(16);

    /// Link-layer packets, packet(7).
    public static final Family AF_PACKET = new Family(17);

    /// Between a virtual machine and its host, vsock(7).
    public static final Family AF_VSOCK = new Family(40);

    /// Refuses a number that `sa_family_t` (16 bits) cannot hold.
    ///
    /// @throws IllegalArgumentException if `number` is not in 0 to 65535
    public Family {
        if (number < 0 || number > 0xffff) {
            throw new IllegalArgumentException(
                    "address family " + number + " is not in 0 to 65535: use an AF_* constant");
        }
    }

    /// The C name, or `AF_<number>` where this class has none.
    @Override
    public String toString() {
        return switch (number) {
            case 0 -> "AF_UNSPEC";
            case 1 -> "AF_UNIX";
            case 2 -> "AF_INET";
            case 10 -> "AF_INET6";
            case 16 -> "AF_NETLINK";
            case 17 -> "AF_PACKET";
            case 40 -> "AF_VSOCK";
            default -> "AF_" + number;
        };
    }
}
