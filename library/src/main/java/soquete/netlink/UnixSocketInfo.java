package soquete.netlink;

import static soquete.sys.DiagConstants.*;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.SocketType;
import soquete.endpoint.UnixEndpoint;
import soquete.option.MemInfo;
import soquete.option.TcpState;
import soquete.sys.UnixDiagMsg;

/// A Unix socket, as sock_diag(7) tells of it: what `ss -xa` shows.
///
/// @param type         stream, datagram or seqpacket
/// @param state        [TcpState#TCP_ESTABLISHED] connected, [TcpState#TCP_LISTEN] listening,
///     [TcpState#TCP_CLOSE] neither
/// @param inode        its number in `/proc/PID/fd`
/// @param cookie       a number that no other socket has, as `SO_COOKIE`
/// @param name         where it is bound: a path or an abstract name; empty where it is not
/// @param peer         the inode of the socket that it is connected to
/// @param pending      of a listener: the inodes of the sockets that wait to be accepted
/// @param receiveQueue bytes to read; of a listener, connections that wait
/// @param sendQueue    bytes of kernel memory sent and not read; of a listener, how many may wait
/// @param file         the file that it is bound to
/// @param shutdown     which halves are shut down: 1 receiving, 2 sending, 3 both
/// @param uid          the user that owns it, since Linux 5.3
/// @param memory       what its buffers hold
/// @see <a href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>
public record UnixSocketInfo(
        SocketType type,
        TcpState state,
        long inode,
        long cookie,
        Optional<UnixEndpoint> name,
        Optional<Long> peer,
        List<Long> pending,
        long receiveQueue,
        long sendQueue,
        Optional<File> file,
        int shutdown,
        Optional<Long> uid,
        Optional<MemInfo> memory) {
    private static final int TYPES = 0xf;

    /// An own copy of the list.
    public UnixSocketInfo {
        pending = List.copyOf(pending);
    }

    /// A file.
    ///
    /// @param inode  its number on its device
    /// @param device the number of the device, as the kernel keeps it
    public record File(long inode, long device) {}

    /// Reads a message of sock_diag(7).
    ///
    /// @param message from the kernel
    /// @return the socket
    /// @throws IllegalArgumentException if something in it is too short
    public static UnixSocketInfo of(NetlinkMessage message) {
        ByteBuffer head = message.header(UnixDiagMsg.SIZE, "unix_diag_msg");
        NetlinkAttributes attributes = message.attributes(UnixDiagMsg.SIZE);
        List<Long> pending = new ArrayList<>();
        attributes
                .find(UNIX_DIAG_ICONS)
                .map(icons -> icons.number(0))
                .ifPresent(
                        icons -> {
                            while (icons.remaining() >= Integer.BYTES) {
                                pending.add(Integer.toUnsignedLong(icons.getInt()));
                            }
                        });
        Optional<ByteBuffer> queues =
                attributes.find(UNIX_DIAG_RQLEN).map(a -> a.number(2 * Integer.BYTES));
        return new UnixSocketInfo(
                new SocketType(head.get(UnixDiagMsg.UDIAG_TYPE) & TYPES),
                new TcpState(Byte.toUnsignedInt(head.get(UnixDiagMsg.UDIAG_STATE))),
                Integer.toUnsignedLong(head.getInt(UnixDiagMsg.UDIAG_INO)),
                head.getLong(UnixDiagMsg.UDIAG_COOKIE),
                attributes.find(UNIX_DIAG_NAME).map(a -> name(a.value())),
                attributes.find(UNIX_DIAG_PEER).map(a -> Integer.toUnsignedLong(a.u32())),
                pending,
                queues.map(q -> Integer.toUnsignedLong(q.getInt(0))).orElse(0L),
                queues.map(q -> Integer.toUnsignedLong(q.getInt(Integer.BYTES))).orElse(0L),
                attributes.find(UNIX_DIAG_VFS).map(UnixSocketInfo::file),
                attributes.find(UNIX_DIAG_SHUTDOWN).map(NetlinkAttribute::u8).orElse(0),
                attributes.find(UNIX_DIAG_UID).map(a -> Integer.toUnsignedLong(a.u32())),
                attributes.find(UNIX_DIAG_MEMINFO).map(NetlinkAttribute::memory));
    }

    /// The kernel counts the NUL behind a path, and an abstract name as it is.
    private static UnixEndpoint name(byte[] bytes) {
        int length = bytes.length;
        boolean path = length > 0 && bytes[0] != 0;
        boolean ends = path && bytes[length - 1] == 0;
        return new UnixEndpoint(ends ? Arrays.copyOf(bytes, length - 1) : bytes);
    }

    private static File file(NetlinkAttribute attribute) {
        ByteBuffer from = attribute.number(2 * Integer.BYTES);
        return new File(
                Integer.toUnsignedLong(from.getInt(0)),
                Integer.toUnsignedLong(from.getInt(Integer.BYTES)));
    }
}
