package soquete.netlink;

import java.io.IOException;
import java.util.List;
import soquete.Datagram;
import soquete.Socket;
import soquete.endpoint.Family;
import soquete.endpoint.NetlinkEndpoint;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.message.MsgFlags;
import soquete.option.SolNetlink;

/// Datagrams of the kernel, whole, whatever their size, and nobody else's.
final class NetlinkReceiver {
    /// The size of datagrams that the kernel makes for those who take them.
    private static final int USUAL = 32 * 1024;

    private static final MsgFlags LOOK = MsgFlags.MSG_PEEK.and(MsgFlags.MSG_TRUNC);

    private NetlinkReceiver() {}

    static Socket open(Protocol protocol) throws IOException {
        Socket socket = Socket.open(Family.AF_NETLINK, SocketType.SOCK_RAW, protocol);
        try {
            socket.bind(NetlinkEndpoint.KERNEL);
            socket.set(SolNetlink.NETLINK_EXT_ACK, true);
            socket.set(SolNetlink.NETLINK_CAP_ACK, true);
            return socket;
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// The messages of the next datagram from the kernel.
    ///
    /// @param flags `MSG_DONTWAIT` or none
    static List<NetlinkMessage> receive(Socket socket, MsgFlags flags) throws IOException {
        while (true) {
            try {
                Datagram datagram = socket.recvFrom(USUAL, LOOK.and(flags));
                if (datagram.fullSize() > datagram.data().length) {
                    datagram = socket.recvFrom((int) datagram.fullSize(), flags);
                } else {
                    socket.recvFrom(0, flags); // it was only looked at
                }
                if (datagram.from() instanceof NetlinkEndpoint from && from.pid() == 0) {
                    return NetlinkMessage.parse(datagram.data());
                }
            } catch (ErrnoException e) {
                if (e.errno().equals(Errno.ENOBUFS)) {
                    throw new NetlinkOverrunException(e);
                }
                throw e;
            }
        }
    }
}
