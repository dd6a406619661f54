package soquete.netlink;

import static soquete.sys.DiagConstants.*;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.option.MemInfo;
import soquete.sys.NetlinkDiagMsg;

/// A netlink socket, as sock_diag(7) tells of it.
///
/// @param type        raw or datagram, which are the same
/// @param protocol    as `NETLINK_ROUTE` 0
/// @param port        its port: often the process's number; 0 of the kernel's own
/// @param destination the port that it is connected to
/// @param inode       its number in `/proc/PID/fd`; 0 of the kernel's own
/// @param cookie      a number that no other socket has, as `SO_COOKIE`
/// @param groups      the numbers of the groups that it listens to
/// @param memory      what its buffers hold
public record NetlinkSocketInfo(
        SocketType type,
        Protocol protocol,
        int port,
        int destination,
        long inode,
        long cookie,
        List<Integer> groups,
        Optional<MemInfo> memory) {
    private static final int TYPES = 0xf;

    /// An own copy of the list.
    public NetlinkSocketInfo {
        groups = List.copyOf(groups);
    }

    /// Reads a message of sock_diag(7).
    ///
    /// @param message from the kernel
    /// @return the socket
    /// @throws IllegalArgumentException if something in it is too short
    public static NetlinkSocketInfo of(NetlinkMessage message) {
        ByteBuffer head = message.header(NetlinkDiagMsg.SIZE, "netlink_diag_msg");
        NetlinkAttributes attributes = message.attributes(NetlinkDiagMsg.SIZE);
        List<Integer> groups = new ArrayList<>();
        byte[] bits =
                attributes
                        .find(NETLINK_DIAG_GROUPS)
                        .map(NetlinkAttribute::value)
                        .orElse(new byte[0]);
        for (int i = 0; i < Byte.SIZE * bits.length; i++) {
            if ((bits[i / Byte.SIZE] & 1 << i % Byte.SIZE) != 0) {
                groups.add(i + 1);
            }
        }
        return new NetlinkSocketInfo(
                new SocketType(head.get(NetlinkDiagMsg.NDIAG_TYPE) & TYPES),
                new Protocol(Byte.toUnsignedInt(head.get(NetlinkDiagMsg.NDIAG_PROTOCOL))),
                head.getInt(NetlinkDiagMsg.NDIAG_PORTID),
                head.getInt(NetlinkDiagMsg.NDIAG_DST_PORTID),
                Integer.toUnsignedLong(head.getInt(NetlinkDiagMsg.NDIAG_INO)),
                head.getLong(NetlinkDiagMsg.NDIAG_COOKIE),
                groups,
                attributes.find(NETLINK_DIAG_MEMINFO).map(NetlinkAttribute::memory));
    }
}
