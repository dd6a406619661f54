package soquete.endpoint;

/// An address family: the first argument of `socket(2)`.
///
/// An open set: `new Family(n)` works for a number this class has no name for. A constant here says
/// that Linux has, or had, the family; whether the running kernel does only `Socket.open` can tell.
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

    /// Amateur radio X.25.
    public static final Family AF_AX25 = new Family(3);

    /// Novell IPX; gone since Linux 5.15.
    public static final Family AF_IPX = new Family(4);

    /// AppleTalk, ddp(7).
    public static final Family AF_APPLETALK = new Family(5);

    /// Amateur radio NET/ROM.
    public static final Family AF_NETROM = new Family(6);

    /// Ethernet bridges, in netlink messages only.
    public static final Family AF_BRIDGE = new Family(7);

    /// ATM permanent circuits.
    public static final Family AF_ATMPVC = new Family(8);

    /// ITU-T X.25, x25(7).
    public static final Family AF_X25 = new Family(9);

    /// IPv6, ipv6(7).
    public static final Family AF_INET6 = new Family(10);

    /// Amateur radio ROSE.
    public static final Family AF_ROSE = new Family(11);

    /// DECnet; gone since Linux 6.1.
    public static final Family AF_DECnet = new Family(12);

    /// A number only; never in Linux.
    public static final Family AF_NETBEUI = new Family(13);

    /// A number only; never in Linux.
    public static final Family AF_SECURITY = new Family(14);

    /// Keys of IPsec (RFC 2367).
    public static final Family AF_KEY = new Family(15);

    /// Talk to the kernel, netlink(7).
    public static final Family AF_NETLINK = new Family(16);

    /// Link-layer packets, packet(7).
    public static final Family AF_PACKET = new Family(17);

    /// A number only; never in Linux.
    public static final Family AF_ASH = new Family(18);

    /// Acorn Econet; gone since Linux 3.5.
    public static final Family AF_ECONET = new Family(19);

    /// ATM switched circuits.
    public static final Family AF_ATMSVC = new Family(20);

    /// Reliable datagrams over InfiniBand or TCP; its addresses are those of `AF_INET`.
    public static final Family AF_RDS = new Family(21);

    /// A number only; never in Linux.
    public static final Family AF_SNA = new Family(22);

    /// Infrared; gone since Linux 4.17.
    public static final Family AF_IRDA = new Family(23);

    /// PPP over Ethernet and its kin.
    public static final Family AF_PPPOX = new Family(24);

    /// A number only; gone since Linux 2.6.
    public static final Family AF_WANPIPE = new Family(25);

    /// IEEE 802.2 logical link control.
    public static final Family AF_LLC = new Family(26);

    /// InfiniBand addresses.
    public static final Family AF_IB = new Family(27);

    /// Label switching, in routes only.
    public static final Family AF_MPLS = new Family(28);

    /// Controller area networks.
    public static final Family AF_CAN = new Family(29);

    /// Transparent inter-process communication in a cluster.
    public static final Family AF_TIPC = new Family(30);

    /// Bluetooth.
    public static final Family AF_BLUETOOTH = new Family(31);

    /// Between guests of z/VM.
    public static final Family AF_IUCV = new Family(32);

    /// Rx remote procedure calls.
    public static final Family AF_RXRPC = new Family(33);

    /// Modular ISDN.
    public static final Family AF_ISDN = new Family(34);

    /// Nokia's modems.
    public static final Family AF_PHONET = new Family(35);

    /// Low-rate wireless networks.
    public static final Family AF_IEEE802154 = new Family(36);

    /// ST-Ericsson's modems.
    public static final Family AF_CAIF = new Family(37);

    /// The kernel's cryptography.
    public static final Family AF_ALG = new Family(38);

    /// Near-field communication.
    public static final Family AF_NFC = new Family(39);

    /// Between a virtual machine and its host, vsock(7).
    public static final Family AF_VSOCK = new Family(40);

    /// Messages over TCP.
    public static final Family AF_KCM = new Family(41);

    /// Qualcomm's message router.
    public static final Family AF_QIPCRTR = new Family(42);

    /// Shared memory communication; its addresses are those of `AF_INET`.
    public static final Family AF_SMC = new Family(43);

    /// Packets without the network stack.
    public static final Family AF_XDP = new Family(44);

    /// Management components in one computer, since Linux 5.15.
    public static final Family AF_MCTP = new Family(45);

    /// Refuses a number that `sa_family_t` (16 bits) cannot hold.
    ///
    /// @throws IllegalArgumentException if `number` is not in 0 to 65535
    public Family {
        if (number < 0 || number > 0xffff) {
            throw new IllegalArgumentException(
                    "address family " + number + " is not in 0 to 65535: use an AF_* constant");
        }
    }

    /// The family of a C name, or of `AF_<number>`: the reverse of [#toString].
    ///
    /// @param name as `AF_INET`
    /// @return the family
    /// @throws IllegalArgumentException if there is no such name
    public static Family named(String name) {
        return FamilyName.parse(name);
    }

    /// The C name, or `AF_<number>` where this class has none.
    @Override
    public String toString() {
        return FamilyName.of(number);
    }
}
