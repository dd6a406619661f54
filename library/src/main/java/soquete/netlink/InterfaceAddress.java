package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import soquete.sys.Ifaddrmsg;

/// An IP address of an interface.
///
/// @param device    the index of the interface
/// @param prefix    the address itself, and the length of its network's prefix
/// @param peer      the other end's address, of a point-to-point interface
/// @param broadcast the address of everybody in the network
/// @param scope     how far it is good: `RT_SCOPE_UNIVERSE` 0, `RT_SCOPE_LINK` 253, `RT_SCOPE_HOST`
///     254
/// @param flags     `IFA_F_*`: 0x80 permanent, 0x40 tentative, 0x1 secondary or temporary
/// @param label     the interface's name, or that of an alias; IPv6 has none
/// @see <a href="https://man7.org/linux/man-pages/man7/rtnetlink.7.html">rtnetlink(7)</a>
public record InterfaceAddress(
        int device,
        IpPrefix prefix,
        Optional<InetAddress> peer,
        Optional<InetAddress> broadcast,
        int scope,
        int flags,
        Optional<String> label) {
    /// Reads an `RTM_NEWADDR` or `RTM_DELADDR` message.
    ///
    /// @param message from the kernel
    /// @return the address
    /// @throws IllegalArgumentException if something in it is too short, or the family has no IP
    ///     addresses
    public static InterfaceAddress of(NetlinkMessage message) {
        ByteBuffer head = message.header(Ifaddrmsg.SIZE, "ifaddrmsg");
        NetlinkAttributes attributes = message.attributes(Ifaddrmsg.SIZE);
        Optional<InetAddress> address = address(attributes, IFA_ADDRESS);
        Optional<InetAddress> local = address(attributes, IFA_LOCAL);
        int length = Byte.toUnsignedInt(head.get(Ifaddrmsg.IFA_PREFIXLEN));
        InetAddress own =
                local.or(() -> address)
                        .orElseGet(() -> IpPrefix.any(head.get(Ifaddrmsg.IFA_FAMILY)));
        return new InterfaceAddress(
                head.getInt(Ifaddrmsg.IFA_INDEX),
                new IpPrefix(own, length),
                local.isPresent() ? address.filter(a -> !a.equals(own)) : Optional.empty(),
                address(attributes, IFA_BROADCAST),
                Byte.toUnsignedInt(head.get(Ifaddrmsg.IFA_SCOPE)),
                attributes
                        .find(IFA_FLAGS)
                        .map(NetlinkAttribute::u32)
                        .orElse(Byte.toUnsignedInt(head.get(Ifaddrmsg.IFA_FLAGS))),
                attributes.find(IFA_LABEL).map(NetlinkAttribute::string));
    }

    private static Optional<InetAddress> address(NetlinkAttributes attributes, int type) {
        return attributes.find(type).map(a -> IpPrefix.address(a.value()));
    }
}
