package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import soquete.netdevice.HardwareAddress;
import soquete.sys.Ndmsg;

/// A machine on one of our links: the entry of ARP, or of IPv6's neighbour discovery.
///
/// @param device   the index of the interface
/// @param address  its IP address
/// @param hardware its address of the link layer, if it is known
/// @param state    [#NUD_REACHABLE] and the others, bits
/// @param flags    `NTF_*`: 0x80 a router, 0x8 we answer for it
/// @see <a href="https://man7.org/linux/man-pages/man7/arp.7.html">arp(7)</a>
public record Neighbour(
        int device,
        Optional<InetAddress> address,
        Optional<HardwareAddress> hardware,
        int state,
        int flags) {
    /// It was asked for, and did not answer yet.
    public static final int NUD_INCOMPLETE = 0x01;

    /// It answered lately.
    public static final int NUD_REACHABLE = 0x02;

    /// It answered long ago.
    public static final int NUD_STALE = 0x04;

    /// It will be asked soon.
    public static final int NUD_DELAY = 0x08;

    /// It is being asked.
    public static final int NUD_PROBE = 0x10;

    /// It did not answer.
    public static final int NUD_FAILED = 0x20;

    /// It needs no asking.
    public static final int NUD_NOARP = 0x40;

    /// Somebody entered it by hand.
    public static final int NUD_PERMANENT = 0x80;

    /// Reads an `RTM_NEWNEIGH` or `RTM_DELNEIGH` message.
    ///
    /// @param message from the kernel
    /// @return the neighbour; of a bridge's table, without an address
    /// @throws IllegalArgumentException if something in it is too short
    public static Neighbour of(NetlinkMessage message) {
        ByteBuffer head = message.header(Ndmsg.SIZE, "ndmsg");
        NetlinkAttributes attributes = message.attributes(Ndmsg.SIZE);
        return new Neighbour(
                head.getInt(Ndmsg.NDM_IFINDEX),
                attributes.find(NDA_DST).map(a -> IpPrefix.address(a.value())),
                attributes.find(NDA_LLADDR).map(a -> new HardwareAddress(a.value())),
                Short.toUnsignedInt(head.getShort(Ndmsg.NDM_STATE)),
                Byte.toUnsignedInt(head.get(Ndmsg.NDM_FLAGS)));
    }
}
