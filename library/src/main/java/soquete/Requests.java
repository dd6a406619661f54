package soquete;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Optional;
import soquete.error.ErrnoException;
import soquete.sys.IoctlRequests;

/// The part of [Socket] that asks by ioctl(2) and poll(2). It is a class of its own only to keep
/// the files readable.
abstract sealed class Requests extends Settings permits SendReceive {
    /// How many bytes can be received without waiting: of a stream, all that is queued; of UDP, the
    /// next datagram.
    ///
    /// C: `ioctl(fd, FIONREAD, &n)`, also named `SIOCINQ`
    ///
    /// @return bytes; 0 for nothing, and also for an empty datagram
    /// @throws ErrnoException `EINVAL` the socket listens; `ENOTTY` the family does not know
    /// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
    public int available() throws IOException {
        return IoctlAccess.number(self(), IoctlRequests.FIONREAD, "FIONREAD");
    }

    /// How many bytes of the send queue are still there: of TCP, what the peer has not
    /// acknowledged, sent or not; of other sockets, the memory that their unread messages take,
    /// which is more than their bytes.
    ///
    /// C: `ioctl(fd, SIOCOUTQ, &n)`, also named `TIOCOUTQ`
    ///
    /// @return bytes
    /// @throws ErrnoException `EINVAL` the socket listens; `ENOTTY` the family does not know
    /// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
    public int unsent() throws IOException {
        return IoctlAccess.number(self(), IoctlRequests.SIOCOUTQ, "SIOCOUTQ");
    }

    /// How many bytes of a TCP connection's send queue were not sent even once.
    ///
    /// C: `ioctl(fd, SIOCOUTQNSD, &n)`
    ///
    /// @return bytes, at most [#unsent()]
    /// @throws ErrnoException `EINVAL` the socket listens; `ENOTTY` not TCP
    public int notSent() throws IOException {
        return IoctlAccess.number(self(), IoctlRequests.SIOCOUTQNSD, "SIOCOUTQNSD");
    }

    /// Whether the next byte of a stream is where the peer's urgent data was sent.
    ///
    /// C: `int sockatmark(int sockfd)`
    ///
    /// @return true at the mark
    /// @throws ErrnoException `ENOTTY` not a TCP or Unix stream
    /// @see <a href="https://man7.org/linux/man-pages/man3/sockatmark.3.html">sockatmark(3)</a>
    public boolean atMark() throws IOException {
        return IoctlAccess.number(self(), IoctlRequests.SIOCATMARK, "SIOCATMARK") != 0;
    }

    /// When the packet arrived that this socket received last. Asking switches the kernel's stamps
    /// on for this socket, so the first answer is for a packet received afterwards; do not mix with
    /// `SO_TIMESTAMP`.
    ///
    /// C: `ioctl(fd, SIOCGSTAMPNS, &timespec)`
    ///
    /// @return the wall-clock time, to the nanosecond; empty before such a packet
    /// @throws ErrnoException `ENOTTY` the family has no stamps
    /// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
    public Optional<Instant> lastStamp() throws IOException {
        return IoctlAccess.lastStamp(self());
    }

    /// The network namespace that the socket belongs to, whichever the thread is in; since Linux
    /// 4.10.
    ///
    /// C: `ioctl(fd, SIOCGSKNS)`
    ///
    /// @return a descriptor for setns(2), which the caller closes
    /// @throws ErrnoException `EPERM` without `CAP_NET_ADMIN` in that namespace
    public OwnedFd networkNamespace() throws IOException {
        return IoctlAccess.descriptor(self(), IoctlRequests.SIOCGSKNS, "SIOCGSKNS");
    }

    /// The file that a Unix socket is bound to, even if it was renamed or removed; since Linux 4.9.
    ///
    /// C: `ioctl(fd, SIOCUNIXFILE)`
    ///
    /// @return an `O_PATH` descriptor, which the caller closes
    /// @throws ErrnoException `ENOENT` the socket is not bound, or to an abstract name; `EPERM`
    ///     without `CAP_NET_ADMIN`; `ENOTTY` not a Unix socket
    public OwnedFd unixFile() throws IOException {
        return IoctlAccess.descriptor(self(), IoctlRequests.SIOCUNIXFILE, "SIOCUNIXFILE");
    }

    /// The context identifier of this machine for `AF_VSOCK`, which `/dev/vsock` tells.
    ///
    /// C: `ioctl(open("/dev/vsock", O_RDONLY), IOCTL_VM_SOCKETS_GET_LOCAL_CID, &cid)`
    ///
    /// @return the CID, an unsigned 32-bit number; 4294967295 (`VMADDR_CID_ANY`) without a
    ///     transport
    /// @throws ErrnoException `ENOENT` this kernel has no vsock; `EACCES` not for this user
    /// @see <a href="https://man7.org/linux/man-pages/man7/vsock.7.html">vsock(7)</a>
    public static long localCid() throws ErrnoException {
        return IoctlAccess.localCid();
    }

    /// Any other request whose argument is a number, or that has none.
    ///
    /// C: `int ioctl(int fd, unsigned long request, int argument)`
    ///
    /// @param request  its number
    /// @param argument a number; 0 where there is none
    /// @return what the kernel answered, 0 or more; a descriptor in it belongs to the caller
    /// @throws ErrnoException `ENOTTY`, `EINVAL` this socket does not have the request; others as
    ///     the request has them
    /// @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
    public int ioctl(long request, int argument) throws IOException {
        return IoctlAccess.call(self(), request, argument, IoctlAccess.name(request));
    }

    /// Any other request with a structure, which is copied to native memory before the call and,
    /// unless the segment is read-only, back after it, also where the call fails.
    ///
    /// C: `int ioctl(int fd, unsigned long request, void *argument)`
    ///
    /// @param request  its number
    /// @param argument as large as the request's structure at least, or the kernel would write
    ///     beyond it
    /// @return what the kernel answered, 0 or more
    /// @throws ErrnoException as [#ioctl(long, int)]
    /// @see <a href="https://man7.org/linux/man-pages/man2/ioctl.2.html">ioctl(2)</a>
    public int ioctl(long request, MemorySegment argument) throws IOException {
        return IoctlAccess.call(self(), request, argument);
    }

    /// Waits until there is something to receive, or to accept, or the end or an error of the
    /// connection to be told, and takes nothing of it.
    ///
    /// C: `poll(&(struct pollfd){fd, POLLIN}, 1, timeout)`
    ///
    /// @throws java.net.SocketTimeoutException if the socket's timeout passed first
    /// @throws IOException when the wait ends, as [Socket] says
    /// @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">poll(2)</a>
    public void awaitReadable() throws IOException {
        Readiness.await(self());
    }
}
