package soquete;

import java.io.IOException;
import soquete.error.ErrnoException;
import soquete.option.MulticastMembership;
import soquete.option.Option;
import soquete.option.SolIp;
import soquete.option.SolIpv6;
import soquete.option.SolSocket;

/// The part of [Socket] that reads and sets options. It is a class of its own only to keep the
/// files readable.
abstract sealed class Settings permits Requests {
    abstract Socket self();

    /// Reads an option.
    ///
    /// C: `int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen)`
    ///
    /// A list of which only the kernel knows the length is read whole.
    ///
    /// @param option as [SolSocket#SO_RCVBUF]
    /// @param <T>    the type of its value
    /// @return the value
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` this socket or kernel does not have it,
    ///     or
    ///     it is write-only; `EINVAL` not now; `ENOTCONN` it needs a connection
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
    public <T> T get(Option<T> option) throws IOException {
        return OptionAccess.get(self(), option);
    }

    /// Reads an option whose answer depends on a question: `MCAST_MSFILTER` of a group,
    /// `PACKET_HDRLEN` of a version, `TCP_ZEROCOPY_RECEIVE` of an address.
    ///
    /// C: as [#get(Option)], with a value in `optval` beforehand
    ///
    /// @param option   as [SolIp#MCAST_MSFILTER]
    /// @param question a value with what is asked filled in
    /// @param <T>      the type of the value
    /// @return the value with the answer
    /// @throws IllegalArgumentException if the question is of another type
    /// @throws ErrnoException `EADDRNOTAVAIL` nothing is known about it; and as [#get(Option)]
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
    public <T> T get(Option<T> option, T question) throws IOException {
        return OptionAccess.get(self(), option, question);
    }

    /// Sets an option. Any time between open and close will do, unless the option says otherwise.
    ///
    /// C: `int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t
    /// optlen)`
    ///
    /// @param option as [SolSocket#SO_REUSEADDR]
    /// @param value  its value
    /// @param <T>    the type of the value
    /// @throws IllegalArgumentException if the value is of another type, or out of a range that is
    ///     certain
    /// @throws ErrnoException `ENOPROTOOPT`, `EOPNOTSUPP` this socket or kernel does not have it,
    ///     or
    ///     it is read-only; `EINVAL` not this value, or not now; `EPERM` it needs a capability
    /// @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>
    public <T> void set(Option<T> option, T value) throws IOException {
        OptionAccess.set(self(), option, value);
    }

    /// Reads an option as bytes.
    ///
    /// C: as [#get(Option)]
    ///
    /// @param level  as `SOL_SOCKET` (1)
    /// @param number the option within the level
    /// @param size   room for the value, in bytes; no limit but the kernel's
    /// @return the bytes that the kernel wrote, at most `size`
    /// @throws IllegalArgumentException if `size` is negative
    /// @throws ErrnoException as [#get(Option)]; `EINVAL`, `ERANGE` the kernel wants another size
    /// @see <a href="https://man7.org/linux/man-pages/man2/getsockopt.2.html">getsockopt(2)</a>
    public byte[] getRaw(int level, int number, int size) throws IOException {
        return OptionAccess.getRaw(self(), level, number, size);
    }

    /// Sets an option as bytes.
    ///
    /// C: as [#set]
    ///
    /// @param level  as `SOL_SOCKET` (1)
    /// @param number the option within the level
    /// @param value  the bytes of the value
    /// @throws ErrnoException as [#set]
    /// @see <a href="https://man7.org/linux/man-pages/man2/setsockopt.2.html">setsockopt(2)</a>
    public void setRaw(int level, int number, byte[] value) throws IOException {
        OptionAccess.setRaw(self(), level, number, value);
    }

    /// A descriptor of the process at the other end of a Unix socket, `SO_PEERPIDFD`: it becomes
    /// readable when the process ends, and no other process can take its place.
    ///
    /// Since Linux 6.5.
    ///
    /// @return a new descriptor, which the caller closes
    /// @throws ErrnoException `ENOPROTOOPT` this socket or kernel does not have it; `ENODATA` there
    ///     is no peer; `ESRCH`, `EINVAL` the process has gone
    /// @see <a href="https://man7.org/linux/man-pages/man7/unix.7.html">unix(7)</a>
    public OwnedFd peerPidFd() throws IOException {
        return OwnedFd.of(get(SolSocket.SO_PEERPIDFD));
    }

    /// Joins a multicast group, from any source or from one. The socket should be bound to the port
    /// that the datagrams go to. The kernel forgets it with the socket.
    ///
    /// C: `MCAST_JOIN_GROUP`, `MCAST_JOIN_SOURCE_GROUP`
    ///
    /// @param membership which group, interface and source
    /// @throws ErrnoException `EADDRINUSE` joined already; `ENODEV` no such interface, or no route
    ///     to
    ///     the group where the interface is 0; `ENOBUFS` too many (`net.ipv4.igmp_max_memberships`,
    ///     `igmp_max_msf`)
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc3678">RFC 3678</a>
    public void join(MulticastMembership membership) throws IOException {
        boolean inet = Multicast.isInet4(membership);
        if (membership.source().isEmpty()) {
            set(inet ? SolIp.MCAST_JOIN_GROUP : SolIpv6.MCAST_JOIN_GROUP, membership);
        } else {
            set(inet ? SolIp.MCAST_JOIN_SOURCE_GROUP : SolIpv6.MCAST_JOIN_SOURCE_GROUP, membership);
        }
    }

    /// Leaves a multicast group, or one source of it.
    ///
    /// C: `MCAST_LEAVE_GROUP`, `MCAST_LEAVE_SOURCE_GROUP`
    ///
    /// @param membership as it was joined; without a source, the group with all its sources
    /// @throws ErrnoException `EADDRNOTAVAIL` not joined
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc3678">RFC 3678</a>
    public void leave(MulticastMembership membership) throws IOException {
        boolean inet = Multicast.isInet4(membership);
        if (membership.source().isEmpty()) {
            set(inet ? SolIp.MCAST_LEAVE_GROUP : SolIpv6.MCAST_LEAVE_GROUP, membership);
        } else {
            set(
                    inet ? SolIp.MCAST_LEAVE_SOURCE_GROUP : SolIpv6.MCAST_LEAVE_SOURCE_GROUP,
                    membership);
        }
    }

    /// Hears no more of one source of a group that was joined from any source.
    ///
    /// C: `MCAST_BLOCK_SOURCE`
    ///
    /// @param membership with the source to block
    /// @throws IllegalArgumentException if it has no source
    /// @throws ErrnoException `EADDRNOTAVAIL` blocked already; `EINVAL` not joined, or joined from
    ///     one source
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc3678">RFC 3678</a>
    public void block(MulticastMembership membership) throws IOException {
        set(
                Multicast.isInet4(membership)
                        ? SolIp.MCAST_BLOCK_SOURCE
                        : SolIpv6.MCAST_BLOCK_SOURCE,
                membership);
    }

    /// Hears again a source that was blocked.
    ///
    /// C: `MCAST_UNBLOCK_SOURCE`
    ///
    /// @param membership with the source to unblock
    /// @throws IllegalArgumentException if it has no source
    /// @throws ErrnoException `EADDRNOTAVAIL` not blocked; `EINVAL` not joined
    /// @see <a href="https://www.rfc-editor.org/rfc/rfc3678">RFC 3678</a>
    public void unblock(MulticastMembership membership) throws IOException {
        set(
                Multicast.isInet4(membership)
                        ? SolIp.MCAST_UNBLOCK_SOURCE
                        : SolIpv6.MCAST_UNBLOCK_SOURCE,
                membership);
    }
}
