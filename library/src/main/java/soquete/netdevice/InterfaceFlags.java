package soquete.netdevice;

import java.util.StringJoiner;

/// The `IFF_*` flags of an interface, put together with [#and].
///
/// An open set: `new InterfaceFlags(bits)` works for bits this class has no name for. ioctl(2)
/// tells the lower 16 bits alone; netlink tells all.
///
/// @param bits the bits of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man7/netdevice.7.html">netdevice(7)</a>
public record InterfaceFlags(int bits) {
    /// Somebody switched the interface on.
    public static final InterfaceFlags IFF_UP = new InterfaceFlags(0x1);

    /// It has a broadcast address.
    public static final InterfaceFlags IFF_BROADCAST = new InterfaceFlags(0x2);

    /// It leads back to this machine.
    public static final InterfaceFlags IFF_LOOPBACK = new InterfaceFlags(0x8);

    /// It leads to one peer.
    public static final InterfaceFlags IFF_POINTOPOINT = new InterfaceFlags(0x10);

    /// It can carry packets now.
    public static final InterfaceFlags IFF_RUNNING = new InterfaceFlags(0x40);

    /// It has no ARP.
    public static final InterfaceFlags IFF_NOARP = new InterfaceFlags(0x80);

    /// It takes packets for everybody.
    public static final InterfaceFlags IFF_PROMISC = new InterfaceFlags(0x100);

    /// It takes packets for every group.
    public static final InterfaceFlags IFF_ALLMULTI = new InterfaceFlags(0x200);

    /// It leads a bundle of interfaces.
    public static final InterfaceFlags IFF_MASTER = new InterfaceFlags(0x400);

    /// It belongs to a bundle of interfaces.
    public static final InterfaceFlags IFF_SLAVE = new InterfaceFlags(0x800);

    /// It can carry packets for groups.
    public static final InterfaceFlags IFF_MULTICAST = new InterfaceFlags(0x1000);

    /// The carrier is there; told by netlink only.
    public static final InterfaceFlags IFF_LOWER_UP = new InterfaceFlags(0x10000);

    /// It waits for something outside, such as a login; told by netlink only.
    public static final InterfaceFlags IFF_DORMANT = new InterfaceFlags(0x20000);

    /// These flags and those.
    ///
    /// @param more further flags
    /// @return the union
    public InterfaceFlags and(InterfaceFlags more) {
        return new InterfaceFlags(bits | more.bits);
    }

    /// These flags and not those.
    ///
    /// @param less flags to take away
    /// @return the difference
    public InterfaceFlags without(InterfaceFlags less) {
        return new InterfaceFlags(bits & ~less.bits);
    }

    /// Whether all of some flags are set.
    ///
    /// @param flags the flags to look for
    /// @return true if none of them is missing
    public boolean has(InterfaceFlags flags) {
        return (bits & flags.bits) == flags.bits;
    }

    /// The C names: `IFF_UP|IFF_LOOPBACK`; `0` for none; unknown bits in hexadecimal.
    @Override
    public String toString() {
        if (bits == 0) {
            return "0";
        }
        StringJoiner text = new StringJoiner("|");
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            int bit = Integer.lowestOneBit(rest);
            String name = name(bit);
            text.add(name.isEmpty() ? "0x" + Integer.toHexString(bit) : name);
        }
        return text.toString();
    }

    private static String name(int bit) {
        return switch (bit) {
            case 0x1 -> "IFF_UP";
            case 0x2 -> "IFF_BROADCAST";
            case 0x8 -> "IFF_LOOPBACK";
            case 0x10 -> "IFF_POINTOPOINT";
            case 0x40 -> "IFF_RUNNING";
            case 0x80 -> "IFF_NOARP";
            case 0x100 -> "IFF_PROMISC";
            case 0x200 -> "IFF_ALLMULTI";
            case 0x400 -> "IFF_MASTER";
            case 0x800 -> "IFF_SLAVE";
            case 0x1000 -> "IFF_MULTICAST";
            case 0x10000 -> "IFF_LOWER_UP";
            case 0x20000 -> "IFF_DORMANT";
            default -> "";
        };
    }
}
