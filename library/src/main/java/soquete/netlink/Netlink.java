package soquete.netlink;

import static soquete.sys.NetlinkConstants.*;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import soquete.Socket;
import soquete.endpoint.Protocol;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.error.WouldBlockException;
import soquete.message.MsgFlags;

/// A conversation with the kernel in netlink messages, of any protocol: requests, dumps, events.
///
/// Sequence numbers and answers are matched here: what belongs to an earlier request that was given
/// up is skipped, and so is what does not come from the kernel. Refusals are [ErrnoException]s with
/// the kernel's own words, where it has some.
///
/// Any thread may call anything at any time; one request is under way at a time, the others wait.
/// A call ends by its answer, by the timeout, by interrupt or by close, as those of [Socket] do.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
public final class Netlink implements Closeable {
    private static final int TRIES = 10;

    private final Socket socket;
    private final ReentrantLock turn = new ReentrantLock();
    private int sequence;
    private boolean abandoned;

    private Netlink(Socket socket) {
        this.socket = socket;
    }

    /// Opens a conversation, in the network namespace of the calling thread.
    ///
    /// @param protocol as `new Protocol(0)` for `NETLINK_ROUTE`
    /// @return a client
    /// @throws ErrnoException `EPROTONOSUPPORT` this kernel does not have the protocol
    public static Netlink open(Protocol protocol) throws IOException {
        return new Netlink(NetlinkReceiver.open(protocol));
    }

    /// Subscribes to messages that the kernel sends on its own, on a socket of their own.
    ///
    /// @param protocol as `new Protocol(0)` for `NETLINK_ROUTE`
    /// @param groups   numbers of groups (not masks), 1 or more, as `RTNLGRP_LINK` 1
    /// @return the subscription, which holds from here on
    /// @throws ErrnoException `EINVAL`, `EPERM` no such group, or not for this user
    public static NetlinkEvents events(Protocol protocol, int... groups) throws IOException {
        return NetlinkEvents.open(protocol, groups);
    }

    /// Asks for something that is done, or is answered by few messages, and waits for the end.
    ///
    /// @param request its flags get `NLM_F_REQUEST` and `NLM_F_ACK`
    /// @return the messages of the answer without the acknowledgement; often none
    /// @throws ErrnoException what the kernel says against it, with its own words if it has some
    /// @throws IOException when the wait ends, as [Socket] says
    public List<NetlinkMessage> request(NetlinkMessage request) throws IOException {
        List<NetlinkMessage> answer = new ArrayList<>();
        turn.lock();
        try {
            converse(request, NLM_F_REQUEST | NLM_F_ACK, answer::add);
        } finally {
            turn.unlock();
        }
        return List.copyOf(answer);
    }

    /// Asks for a whole table. If the table changed meanwhile (`NLM_F_DUMP_INTR`), it is asked for
    /// again.
    ///
    /// @param request its flags get `NLM_F_REQUEST` and `NLM_F_DUMP`
    /// @return the messages
    /// @throws ErrnoException what the kernel says against it; `EINTR` the table changed each time,
    ///     ten times
    /// @throws NetlinkOverrunException messages were lost
    /// @throws IOException when the wait ends, as [Socket] says
    public List<NetlinkMessage> dump(NetlinkMessage request) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            List<NetlinkMessage> answer = new ArrayList<>();
            if (dump(request, answer::add)) {
                return List.copyOf(answer);
            }
        }
        throw ErrnoException.of(
                "netlink",
                Errno.EINTR.number(),
                "dump of type " + request.type() + " (the table changed each time)");
    }

    /// Asks for a whole table, and hands out each message as it comes.
    ///
    /// @param request its flags get `NLM_F_REQUEST` and `NLM_F_DUMP`
    /// @param each    called for each message, in this thread; it must not use this client. If it
    ///     throws, the rest is read and thrown away
    /// @return false if the table changed meanwhile, so that entries may be missing or twice there
    /// @throws ErrnoException what the kernel says against it
    /// @throws NetlinkOverrunException messages were lost
    /// @throws IOException when the wait ends, as [Socket] says
    public boolean dump(NetlinkMessage request, Consumer<NetlinkMessage> each) throws IOException {
        turn.lock();
        try {
            return converse(request, NLM_F_REQUEST | NLM_F_DUMP, each);
        } finally {
            turn.unlock();
        }
    }

    /// Bounds every later wait for a datagram of an answer.
    ///
    /// @param timeout as in [Socket#timeout(Duration)]
    public void timeout(Duration timeout) {
        socket.timeout(timeout);
    }

    /// The socket, for its options.
    ///
    /// @return the socket, which this client owns: who receives from it takes answers away
    public Socket socket() {
        return socket;
    }

    /// Ends the conversation, and every call that waits. Safe to repeat.
    @Override
    public void close() {
        socket.close();
    }

    private boolean converse(NetlinkMessage request, int flags, Consumer<NetlinkMessage> each)
            throws IOException {
        if (abandoned) {
            drain();
        }
        int number = ++sequence;
        socket.send(request.asRequest(flags, number).encode());
        abandoned = true;
        boolean dump = (flags & NLM_F_DUMP) == NLM_F_DUMP;
        boolean consistent = true;
        while (true) {
            for (NetlinkMessage message : NetlinkReceiver.receive(socket, MsgFlags.NONE)) {
                if (message.sequence() != number) {
                    continue;
                }
                consistent &= !message.has(NLM_F_DUMP_INTR) || !dump;
                if (message.isError() || message.isDone()) {
                    abandoned = false;
                    ErrnoException failure = NetlinkFailure.of(message, request);
                    if (failure != null) {
                        throw failure;
                    }
                    return consistent;
                }
                if (message.type() == NLMSG_OVERRUN) {
                    throw new NetlinkOverrunException(null);
                }
                if (message.type() != NLMSG_NOOP) {
                    each.accept(message);
                }
            }
        }
    }

    /// Reads away what is left of an answer that nobody waits for any more. Reading makes the
    /// kernel go on with a dump to its end.
    private void drain() throws IOException {
        try {
            while (true) {
                NetlinkReceiver.receive(socket, MsgFlags.MSG_DONTWAIT);
            }
        } catch (WouldBlockException empty) {
            abandoned = false;
        } catch (NetlinkOverrunException lost) {
            drain();
        }
    }
}
