package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

import java.nio.ByteBuffer;
import java.util.Optional;
import soquete.netdevice.HardwareAddress;
import soquete.netdevice.InterfaceFlags;
import soquete.sys.Ifinfomsg;

/// A network interface as rtnetlink(7) tells of it.
///
/// @param index     its number
/// @param name      its first name
/// @param flags     all its flags
/// @param mtu       its longest packet, in bytes
/// @param type      its hardware, an `ARPHRD_*` number: 1 Ethernet, 772 loopback
/// @param address   its address of the link layer, where it has one
/// @param broadcast that of everybody on its link
/// @param state     whether it can carry packets: [#IF_OPER_UP] and the others, RFC 2863
/// @param transmitQueueLength how many packets may wait to be sent
/// @param kind      what made it, as `veth` or `bridge`; empty for hardware and the loopback
/// @param master    the index of the bridge or bundle that it belongs to
/// @param parent    the index of the interface under it, or of its peer; it may be in another
///     namespace
/// @param alias     a description that somebody gave it
/// @param statistics its counters
/// @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
public record Link(
        int index,
        String name,
        InterfaceFlags flags,
        int mtu,
        int type,
        Optional<HardwareAddress> address,
        Optional<HardwareAddress> broadcast,
        int state,
        int transmitQueueLength,
        Optional<String> kind,
        Optional<Integer> master,
        Optional<Integer> parent,
        Optional<String> alias,
        Optional<LinkStatistics> statistics) {
    /// The driver does not say.
    public static final int IF_OPER_UNKNOWN = 0;

    /// The hardware is not there.
    public static final int IF_OPER_NOTPRESENT = 1;

    /// It is off, or has no carrier.
    public static final int IF_OPER_DOWN = 2;

    /// What lies under it is down.
    public static final int IF_OPER_LOWERLAYERDOWN = 3;

    /// It is under test.
    public static final int IF_OPER_TESTING = 4;

    /// It waits for something outside.
    public static final int IF_OPER_DORMANT = 5;

    /// It carries packets.
    public static final int IF_OPER_UP = 6;

    /// Reads an `RTM_NEWLINK` or `RTM_DELLINK` message.
    ///
    /// @param message from the kernel
    /// @return the interface
    /// @throws IllegalArgumentException if something in it is too short
    public static Link of(NetlinkMessage message) {
        ByteBuffer head = message.header(Ifinfomsg.SIZE, "ifinfomsg");
        NetlinkAttributes attributes = message.attributes(Ifinfomsg.SIZE);
        return new Link(
                head.getInt(Ifinfomsg.IFI_INDEX),
                attributes.find(IFLA_IFNAME).map(NetlinkAttribute::string).orElse(""),
                new InterfaceFlags(head.getInt(Ifinfomsg.IFI_FLAGS)),
                attributes.find(IFLA_MTU).map(NetlinkAttribute::u32).orElse(0),
                Short.toUnsignedInt(head.getShort(Ifinfomsg.IFI_TYPE)),
                attributes.find(IFLA_ADDRESS).map(a -> new HardwareAddress(a.value())),
                attributes.find(IFLA_BROADCAST).map(a -> new HardwareAddress(a.value())),
                attributes.find(IFLA_OPERSTATE).map(NetlinkAttribute::u8).orElse(IF_OPER_UNKNOWN),
                attributes.find(IFLA_TXQLEN).map(NetlinkAttribute::u32).orElse(0),
                attributes
                        .find(IFLA_LINKINFO)
                        .flatMap(a -> a.attributes().find(IFLA_INFO_KIND))
                        .map(NetlinkAttribute::string),
                attributes.find(IFLA_MASTER).map(NetlinkAttribute::u32),
                attributes.find(IFLA_LINK).map(NetlinkAttribute::u32),
                attributes.find(IFLA_IFALIAS).map(NetlinkAttribute::string),
                attributes.find(IFLA_STATS64).map(LinkStatistics::of));
    }
}
