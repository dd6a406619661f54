package soquete.netlink;

import static soquete.sys.DiagConstants.*;
import static soquete.sys.NetlinkConstants.NETLINK_SOCK_DIAG;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import soquete.endpoint.Family;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.sys.NetlinkDiagReq;
import soquete.sys.PacketDiagReq;
import soquete.sys.UnixDiagReq;

/// The sockets of the network namespace in which this was opened, of all processes: sock_diag(7),
/// what `ss` uses.
///
/// Needs no privilege, but for facts that say so, and for [#destroy]. Any thread may call anything
/// at any time.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>
public final class SockDiag implements Closeable {
    private final Netlink netlink;

    private SockDiag(Netlink netlink) {
        this.netlink = netlink;
    }

    /// Opens a conversation in the network namespace of the calling thread.
    ///
    /// @return a client
    /// @throws ErrnoException `EPROTONOSUPPORT` this kernel has no sock_diag
    public static SockDiag open() throws IOException {
        return new SockDiag(Netlink.open(new Protocol(NETLINK_SOCK_DIAG)));
    }

    /// All TCP sockets of both families.
    ///
    /// @return one each
    /// @throws IOException as [#inet(InetQuery)]
    public List<InetSocketInfo> tcp() throws IOException {
        return both(Protocol.IPPROTO_TCP);
    }

    /// All UDP sockets of both families.
    ///
    /// @return one each
    /// @throws IOException as [#inet(InetQuery)]
    public List<InetSocketInfo> udp() throws IOException {
        return both(Protocol.IPPROTO_UDP);
    }

    /// Sockets of IP.
    ///
    /// @param query which
    /// @return one each
    /// @throws ErrnoException `ENOENT` this kernel has no diagnosis for the protocol
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<InetSocketInfo> inet(InetQuery query) throws IOException {
        return netlink.dump(request(query.write(Optional.empty()))).stream()
                .map(message -> InetSocketInfo.of(message, query.protocol()))
                .toList();
    }

    /// Sockets of IP, handed out as they come, for machines with very many.
    ///
    /// @param query which
    /// @param each  called for each, in this thread; it must not use this client
    /// @return false if the table changed meanwhile, as [Netlink#dump(NetlinkMessage, Consumer)]
    /// @throws IOException as [#inet(InetQuery)]
    public boolean inet(InetQuery query, Consumer<InetSocketInfo> each) throws IOException {
        NetlinkMessage request = request(query.write(Optional.empty()));
        Protocol protocol = query.protocol();
        return netlink.dump(request, message -> each.accept(InetSocketInfo.of(message, protocol)));
    }

    /// The one socket of IP between two ends: the kernel looks it up as it does for a packet.
    ///
    /// @param protocol TCP or UDP
    /// @param local    its own end
    /// @param remote   the other end, of the same family; any address and port 0 for a listener
    /// @return the socket, or empty
    /// @throws IOException as [#inet(InetQuery)]
    public Optional<InetSocketInfo> find(Protocol protocol, InetEndpoint local, InetEndpoint remote)
            throws IOException {
        InetQuery query = InetQuery.of(local.family(), protocol);
        byte[] id = InetSocketInfo.id(local, remote, 0, -1);
        try {
            return netlink.request(request(query.write(Optional.of(id)))).stream()
                    .map(message -> InetSocketInfo.of(message, protocol))
                    .findFirst();
        } catch (ErrnoException e) {
            if (e.errno().equals(Errno.ENOENT)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Ends a connection of any process, as `ss -K`: its calls fail with `ECONNABORTED`, and TCP
    /// sends the peer a reset. Since Linux 4.5, if the kernel was built with `INET_DIAG_DESTROY`.
    ///
    /// @param socket which; its cookie says that it is still the same
    /// @throws ErrnoException `ENOENT` it is gone; `EOPNOTSUPP` not in this kernel, or not for this
    ///     protocol; `EPERM` without `CAP_NET_ADMIN`
    public void destroy(InetSocketInfo socket) throws IOException {
        NetlinkWriter which =
                InetQuery.of(socket.family(), socket.protocol()).write(Optional.of(socket.id()));
        netlink.request(NetlinkMessage.of(SOCK_DESTROY, 0, which));
    }

    /// All Unix sockets.
    ///
    /// @return one each
    /// @throws ErrnoException `ENOENT` this kernel has no diagnosis for them
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<UnixSocketInfo> unix() throws IOException {
        byte[] head = new byte[UnixDiagReq.SIZE];
        ByteBuffer to = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder());
        to.put(UnixDiagReq.SDIAG_FAMILY, (byte) Family.AF_UNIX.number());
        to.putInt(UnixDiagReq.UDIAG_STATES, -1);
        to.putInt(
                UnixDiagReq.UDIAG_SHOW,
                UDIAG_SHOW_NAME
                        | UDIAG_SHOW_VFS
                        | UDIAG_SHOW_PEER
                        | UDIAG_SHOW_ICONS
                        | UDIAG_SHOW_RQLEN
                        | UDIAG_SHOW_MEMINFO
                        | UDIAG_SHOW_UID);
        return netlink.dump(request(new NetlinkWriter().header(head))).stream()
                .map(UnixSocketInfo::of)
                .toList();
    }

    /// All netlink sockets, the kernel's own among them.
    ///
    /// @return one each
    /// @throws ErrnoException `ENOENT` this kernel has no diagnosis for them
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<NetlinkSocketInfo> netlink() throws IOException {
        byte[] head = new byte[NetlinkDiagReq.SIZE];
        ByteBuffer to = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder());
        to.put(NetlinkDiagReq.SDIAG_FAMILY, (byte) Family.AF_NETLINK.number());
        to.put(NetlinkDiagReq.SDIAG_PROTOCOL, (byte) NDIAG_PROTO_ALL);
        to.putInt(NetlinkDiagReq.NDIAG_SHOW, NDIAG_SHOW_GROUPS | NDIAG_SHOW_MEMINFO);
        return netlink.dump(request(new NetlinkWriter().header(head))).stream()
                .map(NetlinkSocketInfo::of)
                .toList();
    }

    /// All packet sockets.
    ///
    /// @return one each
    /// @throws ErrnoException `ENOENT` this kernel has no diagnosis for them
    /// @throws IOException as [Netlink#dump(NetlinkMessage)]
    public List<PacketSocketInfo> packet() throws IOException {
        byte[] head = new byte[PacketDiagReq.SIZE];
        ByteBuffer to = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder());
        to.put(PacketDiagReq.SDIAG_FAMILY, (byte) Family.AF_PACKET.number());
        to.putInt(PacketDiagReq.PDIAG_SHOW, PACKET_SHOW_INFO | PACKET_SHOW_MEMINFO);
        return netlink.dump(request(new NetlinkWriter().header(head))).stream()
                .map(PacketSocketInfo::of)
                .toList();
    }

    /// Ends the conversation. Safe to repeat.
    @Override
    public void close() {
        netlink.close();
    }

    private List<InetSocketInfo> both(Protocol protocol) throws IOException {
        List<InetSocketInfo> all = new ArrayList<>(inet(InetQuery.of(Family.AF_INET, protocol)));
        all.addAll(inet(InetQuery.of(Family.AF_INET6, protocol)));
        return List.copyOf(all);
    }

    private static NetlinkMessage request(NetlinkWriter payload) {
        return NetlinkMessage.of(SOCK_DIAG_BY_FAMILY, 0, payload);
    }
}
