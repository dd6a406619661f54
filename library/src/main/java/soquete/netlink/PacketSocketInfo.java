package soquete.netlink;

import static soquete.sys.DiagConstants.*;

import java.nio.ByteBuffer;
import java.util.Optional;
import soquete.endpoint.EtherType;
import soquete.endpoint.SocketType;
import soquete.option.MemInfo;
import soquete.sys.PacketDiagMsg;

/// A packet socket, as sock_diag(7) tells of it.
///
/// @param type     raw (whole frames) or datagram (without the header of the link)
/// @param protocol what it takes; [EtherType#ETH_P_ALL] for all
/// @param inode    its number in `/proc/PID/fd`
/// @param cookie   a number that no other socket has, as `SO_COOKIE`
/// @param device   the index of the interface that it is bound to; 0 for all
/// @param uid      the user that owns it
/// @param memory   what its buffers hold
public record PacketSocketInfo(
        SocketType type,
        EtherType protocol,
        long inode,
        long cookie,
        int device,
        Optional<Long> uid,
        Optional<MemInfo> memory) {
    private static final int TYPES = 0xf;

    /// Reads a message of sock_diag(7).
    ///
    /// @param message from the kernel
    /// @return the socket
    /// @throws IllegalArgumentException if something in it is too short
    public static PacketSocketInfo of(NetlinkMessage message) {
        ByteBuffer head = message.header(PacketDiagMsg.SIZE, "packet_diag_msg");
        NetlinkAttributes attributes = message.attributes(PacketDiagMsg.SIZE);
        return new PacketSocketInfo(
                new SocketType(head.get(PacketDiagMsg.PDIAG_TYPE) & TYPES),
                new EtherType(Short.toUnsignedInt(head.getShort(PacketDiagMsg.PDIAG_NUM))),
                Integer.toUnsignedLong(head.getInt(PacketDiagMsg.PDIAG_INO)),
                head.getLong(PacketDiagMsg.PDIAG_COOKIE),
                attributes.find(PACKET_DIAG_INFO).map(NetlinkAttribute::u32).orElse(0),
                attributes.find(PACKET_DIAG_UID).map(a -> Integer.toUnsignedLong(a.u32())),
                attributes.find(PACKET_DIAG_MEMINFO).map(NetlinkAttribute::memory));
    }
}
