package soquete.netlink;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import soquete.Socket;
import soquete.endpoint.Protocol;
import soquete.message.MsgFlags;
import soquete.option.SolNetlink;

/// A subscription to what the kernel says on its own. From [Netlink#events].
///
/// Any thread may call anything at any time; each message is handed out once.
public final class NetlinkEvents implements Closeable {
    private final Socket socket;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<NetlinkMessage> waiting = new ArrayDeque<>();

    private NetlinkEvents(Socket socket) {
        this.socket = socket;
    }

    static NetlinkEvents open(Protocol protocol, int... groups) throws IOException {
        Socket socket = NetlinkReceiver.open(protocol);
        try {
            for (int group : groups) {
                socket.set(SolNetlink.NETLINK_ADD_MEMBERSHIP, group);
            }
            return new NetlinkEvents(socket);
        } catch (Throwable t) {
            socket.close();
            throw t;
        }
    }

    /// The next message, waiting for one.
    ///
    /// @return the message
    /// @throws NetlinkOverrunException messages were lost before this one; the subscription goes on
    /// @throws IOException when the wait ends, as [Socket] says: timeout, interrupt, close
    public NetlinkMessage next() throws IOException {
        turn.lock();
        try {
            while (waiting.isEmpty()) {
                waiting.addAll(NetlinkReceiver.receive(socket, MsgFlags.NONE));
            }
            return waiting.remove();
        } finally {
            turn.unlock();
        }
    }

    /// Bounds every later wait.
    ///
    /// @param timeout as in [Socket#timeout(Duration)]
    public void timeout(Duration timeout) {
        socket.timeout(timeout);
    }

    /// The socket, for its options, as `SO_RCVBUF`.
    ///
    /// @return the socket, which this subscription owns
    public Socket socket() {
        return socket;
    }

    /// Ends the subscription, and [#next] where it waits. Safe to repeat.
    @Override
    public void close() {
        socket.close();
    }
}
