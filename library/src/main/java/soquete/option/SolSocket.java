package soquete.option;

import java.time.Duration;
import soquete.bpf.Filter;
import soquete.endpoint.Endpoint;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.endpoint.SocketType;
import soquete.error.Errno;

/// Options of the level `SOL_SOCKET`, socket(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
public final class SolSocket {
    /// The number of the level.
    public static final int SOL_SOCKET = 1;

    /// Whether the socket listens; read-only.
    public static final Option<Boolean> SO_ACCEPTCONN =
            new Option<>("SO_ACCEPTCONN", SOL_SOCKET, 30, Shape.FLAG);

    /// An eBPF program of type SOCKET_FILTER, by its descriptor, that chooses what is received;
    /// write-only. Since Linux 3.19.
    public static final Option<Integer> SO_ATTACH_BPF =
            new Option<>("SO_ATTACH_BPF", SOL_SOCKET, 50, Shape.INT);

    /// A classic BPF program that chooses what is received and cuts it: its verdict is the bytes
    /// to keep, 0 to drop. Replaces the one before. Write-only: [#SO_GET_FILTER] reads it.
    public static final Option<Filter> SO_ATTACH_FILTER =
            new Option<>("SO_ATTACH_FILTER", SOL_SOCKET, 26, Deferred.PROGRAM);

    /// A classic BPF program that chooses the socket of a [#SO_REUSEPORT] group by its index, in
    /// the order of binding; write-only. An index that is too large falls back to the hash. Since
    /// Linux 4.5.
    public static final Option<Filter> SO_ATTACH_REUSEPORT_CBPF =
            new Option<>("SO_ATTACH_REUSEPORT_CBPF", SOL_SOCKET, 51, Deferred.PROGRAM);

    /// The same as an eBPF program, by its descriptor; write-only. Since Linux 4.5.
    public static final Option<Integer> SO_ATTACH_REUSEPORT_EBPF =
            new Option<>("SO_ATTACH_REUSEPORT_EBPF", SOL_SOCKET, 52, Shape.INT);

    /// The interface to which the socket is bound, by name; the empty name unbinds. Changing a
    /// binding needs CAP_NET_RAW (before Linux 5.7, any).
    public static final Option<String> SO_BINDTODEVICE =
            new Option<>("SO_BINDTODEVICE", SOL_SOCKET, 25, Shape.NAME);

    /// The same by the index of the interface; 0 for none. Since Linux 5.1.
    public static final Option<Integer> SO_BINDTOIFINDEX =
            new Option<>("SO_BINDTOIFINDEX", SOL_SOCKET, 62, Shape.INT);

    /// How many ancillary loads classic BPF has in this kernel, in bytes of offset; read-only.
    /// Since Linux 3.14.
    public static final Option<Integer> SO_BPF_EXTENSIONS =
            new Option<>("SO_BPF_EXTENSIONS", SOL_SOCKET, 48, Shape.INT);

    /// Allow datagrams to broadcast addresses; without it they are `EACCES`.
    public static final Option<Boolean> SO_BROADCAST =
            new Option<>("SO_BROADCAST", SOL_SOCKET, 6, Shape.FLAG);

    /// Has no effect in Linux; kept for old programs.
    public static final Option<Boolean> SO_BSDCOMPAT =
            new Option<>("SO_BSDCOMPAT", SOL_SOCKET, 14, Shape.FLAG);

    /// Which buffers the kernel must not resize: bit 0 the send buffer, bit 1 the receive buffer.
    /// Since Linux 5.15.
    public static final Option<Integer> SO_BUF_LOCK =
            new Option<>("SO_BUF_LOCK", SOL_SOCKET, 72, Shape.INT);

    /// Microseconds that a receive spins on the device before it sleeps. More than
    /// `net.core.busy_read` needs CAP_NET_ADMIN. Since Linux 3.11.
    public static final Option<Integer> SO_BUSY_POLL =
            new Option<>("SO_BUSY_POLL", SOL_SOCKET, 46, Shape.INT);

    /// Packets taken in one turn of busy polling, 0 to 65535; more than 64 needs CAP_NET_ADMIN;
    /// write-only. Since Linux 5.11.
    public static final Option<Integer> SO_BUSY_POLL_BUDGET =
            new Option<>("SO_BUSY_POLL_BUDGET", SOL_SOCKET, 70, Shape.INT);

    /// 1 says that the path does not work, and lets the kernel try another; write-only. Since
    /// Linux 4.6.
    public static final Option<Integer> SO_CNX_ADVICE =
            new Option<>("SO_CNX_ADVICE", SOL_SOCKET, 53, Shape.INT);

    /// A number that no other socket has in the life of the machine; read-only. Since Linux 4.12.
    public static final Option<Long> SO_COOKIE =
            new Option<>("SO_COOKIE", SOL_SOCKET, 57, Shape.LONG);

    /// Record debugging information; setting it needs CAP_NET_ADMIN.
    public static final Option<Boolean> SO_DEBUG =
            new Option<>("SO_DEBUG", SOL_SOCKET, 1, Shape.FLAG);

    /// Takes the filter away, as [#SO_DETACH_FILTER]; the value does not count; write-only.
    public static final Option<Boolean> SO_DETACH_BPF =
            new Option<>("SO_DETACH_BPF", SOL_SOCKET, 27, Shape.FLAG);

    /// Takes the filter away; `ENOENT` if there is none; the value does not count; write-only.
    public static final Option<Boolean> SO_DETACH_FILTER =
            new Option<>("SO_DETACH_FILTER", SOL_SOCKET, 27, Shape.FLAG);

    /// Takes the program of the group away; `ENOENT` if there is none; the value does not count;
    /// write-only. Since Linux 5.3.
    public static final Option<Boolean> SO_DETACH_REUSEPORT_BPF =
            new Option<>("SO_DETACH_REUSEPORT_BPF", SOL_SOCKET, 68, Shape.FLAG);

    /// Gives back buffers of device memory; TCP; write-only. The kernel answers how many. Since
    /// Linux 6.12.
    public static final Option<DmabufToken[]> SO_DEVMEM_DONTNEED =
            new Option<>("SO_DEVMEM_DONTNEED", SOL_SOCKET, 80, Deferred.DMABUF_TOKENS);

    /// The family the socket was opened with; read-only. Since Linux 2.6.32.
    public static final Option<Family> SO_DOMAIN =
            new Option<>("SO_DOMAIN", SOL_SOCKET, 39, Shape.FAMILY);

    /// Send to hosts of the local network only, without gateways.
    public static final Option<Boolean> SO_DONTROUTE =
            new Option<>("SO_DONTROUTE", SOL_SOCKET, 5, Shape.FLAG);

    /// The pending error, cleared by reading it; number 0 for none; read-only.
    public static final Option<Errno> SO_ERROR =
            new Option<>("SO_ERROR", SOL_SOCKET, 4, Shape.ERRNO);

    /// The classic BPF program that is attached; `EACCES` for an eBPF one. Read-only. Without a
    /// filter there is nothing to decode. Since Linux 3.8.
    public static final Option<Filter> SO_GET_FILTER =
            new Option<>("SO_GET_FILTER", SOL_SOCKET, 26, Deferred.PROGRAM);

    /// The processor that handles the packets of the socket; setting it (Linux 4.4) prefers this
    /// socket of a [#SO_REUSEPORT] group there. Since Linux 3.19.
    public static final Option<Integer> SO_INCOMING_CPU =
            new Option<>("SO_INCOMING_CPU", SOL_SOCKET, 49, Shape.INT);

    /// The number of the NAPI context that received last, 0 if unknown (as over loopback); read-
    /// only. Since Linux 4.12.
    public static final Option<Long> SO_INCOMING_NAPI_ID =
            new Option<>("SO_INCOMING_NAPI_ID", SOL_SOCKET, 56, Shape.UNSIGNED);

    /// Say with each receive how many bytes are left (`SCM_INQ`); Unix stream sockets; write-
    /// only. Since Linux 6.17.
    public static final Option<Boolean> SO_INQ = new Option<>("SO_INQ", SOL_SOCKET, 84, Shape.FLAG);

    /// Probe an idle connection, so that a peer that vanished is noticed.
    public static final Option<Boolean> SO_KEEPALIVE =
            new Option<>("SO_KEEPALIVE", SOL_SOCKET, 9, Shape.FLAG);

    /// What close does with data still queued.
    public static final Option<Linger> SO_LINGER =
            new Option<>("SO_LINGER", SOL_SOCKET, 13, Deferred.LINGER);

    /// The filter cannot be changed or taken away any more (`EPERM`); cannot be undone. Since
    /// Linux 3.9.
    public static final Option<Boolean> SO_LOCK_FILTER =
            new Option<>("SO_LOCK_FILTER", SOL_SOCKET, 44, Shape.FLAG);

    /// The mark of packets sent, 32 bits, for routing and filtering; needs CAP_NET_ADMIN or
    /// (since Linux 5.17) CAP_NET_RAW. Since Linux 2.6.25.
    public static final Option<Integer> SO_MARK =
            new Option<>("SO_MARK", SOL_SOCKET, 36, Shape.INT);

    /// The most bytes a second that the socket sends; -1 for no limit. 64 bits since Linux 4.20,
    /// 32 before. Since Linux 3.13.
    public static final Option<Long> SO_MAX_PACING_RATE =
            new Option<>("SO_MAX_PACING_RATE", SOL_SOCKET, 47, Shape.LONG);

    /// The memory of the socket; read-only. Since Linux 4.12.
    public static final Option<MemInfo> SO_MEMINFO =
            new Option<>("SO_MEMINFO", SOL_SOCKET, 55, Deferred.MEM_INFO);

    /// A number that no other network namespace has; read-only. The kernel wants exactly 8 bytes
    /// of room. Since Linux 5.14.
    public static final Option<Long> SO_NETNS_COOKIE =
            new Option<>("SO_NETNS_COOKIE", SOL_SOCKET, 71, Shape.LONG);

    /// Send frames whose checksum the caller appended; packet sockets. Since Linux 3.4.
    public static final Option<Boolean> SO_NOFCS =
            new Option<>("SO_NOFCS", SOL_SOCKET, 43, Shape.FLAG);

    /// Send UDP over IPv4 without checksums.
    public static final Option<Boolean> SO_NO_CHECK =
            new Option<>("SO_NO_CHECK", SOL_SOCKET, 11, Shape.FLAG);

    /// Leave urgent data in its place in the stream.
    public static final Option<Boolean> SO_OOBINLINE =
            new Option<>("SO_OOBINLINE", SOL_SOCKET, 10, Shape.FLAG);

    /// Receive the credentials of the sender (`SCM_CREDENTIALS`); Unix and netlink sockets;
    /// elsewhere `EOPNOTSUPP` since Linux 6.16.
    public static final Option<Boolean> SO_PASSCRED =
            new Option<>("SO_PASSCRED", SOL_SOCKET, 16, Shape.FLAG);

    /// Receive a descriptor of the sending process (`SCM_PIDFD`); Unix sockets. Since Linux 6.5.
    public static final Option<Boolean> SO_PASSPIDFD =
            new Option<>("SO_PASSPIDFD", SOL_SOCKET, 76, Shape.FLAG);

    /// Whether descriptors (`SCM_RIGHTS`) may arrive, true at first; if not, the sender gets
    /// `EPERM`; Unix sockets. Since Linux 6.16.
    public static final Option<Boolean> SO_PASSRIGHTS =
            new Option<>("SO_PASSRIGHTS", SOL_SOCKET, 83, Shape.FLAG);

    /// Receive the security label of the sender (`SCM_SECURITY`); Unix and netlink sockets. Since
    /// Linux 2.6.18.
    public static final Option<Boolean> SO_PASSSEC =
            new Option<>("SO_PASSSEC", SOL_SOCKET, 34, Shape.FLAG);

    /// Where `MSG_PEEK` begins, in bytes; moves with each peek; -1 is off. Unix (Linux 3.4), UDP
    /// (4.7) and TCP (6.10) sockets.
    public static final Option<Integer> SO_PEEK_OFF =
            new Option<>("SO_PEEK_OFF", SOL_SOCKET, 42, Shape.INT);

    /// The process, user and group at the other end of a Unix socket, as when it connected; read-
    /// only. Elsewhere pid 0 and ids -1.
    public static final Option<PeerCredentials> SO_PEERCRED =
            new Option<>("SO_PEERCRED", SOL_SOCKET, 17, Deferred.PEER_CREDENTIALS);

    /// The supplementary groups of the peer of a Unix socket; read-only. Since Linux 4.13.
    public static final Option<int[]> SO_PEERGROUPS =
            new Option<>("SO_PEERGROUPS", SOL_SOCKET, 59, Shape.INTS);

    /// The address of the peer; read-only. An address of a family without a record is a
    /// RawEndpoint; `remoteEndpoint()` knows them all.
    public static final Option<Endpoint> SO_PEERNAME =
            new Option<>("SO_PEERNAME", SOL_SOCKET, 28, Deferred.SOCKADDR);

    /// A new descriptor of the peer's process, which the caller has to close:
    /// `Socket.peerPidFd()` owns it. Unix sockets; read-only. Since Linux 6.5.
    public static final Option<Integer> SO_PEERPIDFD =
            new Option<>("SO_PEERPIDFD", SOL_SOCKET, 77, Shape.INT);

    /// The security label of the peer; read-only; `ENOPROTOOPT` without a security module that
    /// has them. Since Linux 2.6.2.
    public static final Option<String> SO_PEERSEC =
            new Option<>("SO_PEERSEC", SOL_SOCKET, 31, Shape.TEXT);

    /// Prefer busy polling to interrupts; setting it needs CAP_NET_ADMIN. Since Linux 5.11.
    public static final Option<Boolean> SO_PREFER_BUSY_POLL =
            new Option<>("SO_PREFER_BUSY_POLL", SOL_SOCKET, 69, Shape.FLAG);

    /// The priority of packets sent; outside 0 to 6 needs CAP_NET_ADMIN (or, since Linux 6.1,
    /// CAP_NET_RAW).
    public static final Option<Integer> SO_PRIORITY =
            new Option<>("SO_PRIORITY", SOL_SOCKET, 12, Shape.INT);

    /// The protocol the socket was opened with; read-only. Since Linux 2.6.32.
    public static final Option<Protocol> SO_PROTOCOL =
            new Option<>("SO_PROTOCOL", SOL_SOCKET, 38, Shape.PROTOCOL);

    /// Bytes of the receive buffer. The kernel stores twice the request (for its own
    /// bookkeeping), at least 2304, up to twice `net.core.rmem_max`, and answers what it stored.
    public static final Option<Integer> SO_RCVBUF =
            new Option<>("SO_RCVBUF", SOL_SOCKET, 8, Shape.INT);

    /// As [#SO_RCVBUF] without the upper limit; needs CAP_NET_ADMIN; write-only. Since Linux
    /// 2.6.14.
    public static final Option<Integer> SO_RCVBUFFORCE =
            new Option<>("SO_RCVBUFFORCE", SOL_SOCKET, 33, Shape.INT);

    /// Bytes that must be there before the socket counts as readable; 0 becomes 1.
    public static final Option<Integer> SO_RCVLOWAT =
            new Option<>("SO_RCVLOWAT", SOL_SOCKET, 18, Shape.INT);

    /// Receive the mark of each packet (`SO_MARK`). Since Linux 5.19.
    public static final Option<Boolean> SO_RCVMARK =
            new Option<>("SO_RCVMARK", SOL_SOCKET, 75, Shape.FLAG);

    /// Receive the priority of each packet (`SO_PRIORITY`). Since Linux 6.14.
    public static final Option<Boolean> SO_RCVPRIORITY =
            new Option<>("SO_RCVPRIORITY", SOL_SOCKET, 82, Shape.FLAG);

    /// The longest that a blocking receive waits. The sockets of this library do not block in the
    /// kernel, so it has no effect on them: use `timeout()`. Rounded up to ticks (4 ms where HZ
    /// is 250).
    public static final Option<Duration> SO_RCVTIMEO =
            new Option<>("SO_RCVTIMEO", SOL_SOCKET, 20, Shape.TIMEVAL);

    /// The same as [#SO_RCVTIMEO], with 64-bit time on every machine. Since Linux 5.1.
    public static final Option<Duration> SO_RCVTIMEO_NEW =
            new Option<>("SO_RCVTIMEO_NEW", SOL_SOCKET, 66, Shape.TIMEVAL);

    /// Bytes of memory reserved for the socket, rounded up to pages; `EOPNOTSUPP` without
    /// accounting by a memory cgroup. Since Linux 5.16.
    public static final Option<Integer> SO_RESERVE_MEM =
            new Option<>("SO_RESERVE_MEM", SOL_SOCKET, 73, Shape.INT);

    /// Bind although old connections of the address are in TIME_WAIT (TCP), or although another
    /// socket that also set it has the address (UDP). Set it before bind.
    public static final Option<Boolean> SO_REUSEADDR =
            new Option<>("SO_REUSEADDR", SOL_SOCKET, 2, Shape.FLAG);

    /// Several sockets of one user share an address, and the kernel spreads the load; since Linux
    /// 3.9. Set it before bind, on all of them.
    public static final Option<Boolean> SO_REUSEPORT =
            new Option<>("SO_REUSEPORT", SOL_SOCKET, 15, Shape.FLAG);

    /// Receive the count of packets dropped so far with each packet. Since Linux 2.6.33.
    public static final Option<Boolean> SO_RXQ_OVFL =
            new Option<>("SO_RXQ_OVFL", SOL_SOCKET, 40, Shape.FLAG);

    /// Has a number and nothing else: `ENOPROTOOPT`.
    public static final Option<byte[]> SO_SECURITY_AUTHENTICATION =
            new Option<>("SO_SECURITY_AUTHENTICATION", SOL_SOCKET, 22, Shape.BYTES);

    /// Has a number and nothing else: `ENOPROTOOPT`.
    public static final Option<byte[]> SO_SECURITY_ENCRYPTION_NETWORK =
            new Option<>("SO_SECURITY_ENCRYPTION_NETWORK", SOL_SOCKET, 24, Shape.BYTES);

    /// Has a number and nothing else: `ENOPROTOOPT`.
    public static final Option<byte[]> SO_SECURITY_ENCRYPTION_TRANSPORT =
            new Option<>("SO_SECURITY_ENCRYPTION_TRANSPORT", SOL_SOCKET, 23, Shape.BYTES);

    /// poll(2) says `POLLPRI` too when the error queue has something. Since Linux 3.10.
    public static final Option<Boolean> SO_SELECT_ERR_QUEUE =
            new Option<>("SO_SELECT_ERR_QUEUE", SOL_SOCKET, 45, Shape.FLAG);

    /// Bytes of the send buffer. The kernel stores twice the request, at least 4608, up to twice
    /// `net.core.wmem_max`, and answers what it stored.
    public static final Option<Integer> SO_SNDBUF =
            new Option<>("SO_SNDBUF", SOL_SOCKET, 7, Shape.INT);

    /// As [#SO_SNDBUF] without the upper limit; needs CAP_NET_ADMIN; write-only. Since Linux
    /// 2.6.14.
    public static final Option<Integer> SO_SNDBUFFORCE =
            new Option<>("SO_SNDBUFFORCE", SOL_SOCKET, 32, Shape.INT);

    /// Always 1; setting it is `ENOPROTOOPT`.
    public static final Option<Integer> SO_SNDLOWAT =
            new Option<>("SO_SNDLOWAT", SOL_SOCKET, 19, Shape.INT);

    /// The longest that a blocking send or connect waits. No effect on the sockets of this
    /// library, as [#SO_RCVTIMEO].
    public static final Option<Duration> SO_SNDTIMEO =
            new Option<>("SO_SNDTIMEO", SOL_SOCKET, 21, Shape.TIMEVAL);

    /// The same as [#SO_SNDTIMEO], with 64-bit time on every machine. Since Linux 5.1.
    public static final Option<Duration> SO_SNDTIMEO_NEW =
            new Option<>("SO_SNDTIMEO_NEW", SOL_SOCKET, 67, Shape.TIMEVAL);

    /// Receive the time of each packet in microseconds. Setting one of these replaces the others.
    public static final Option<Boolean> SO_TIMESTAMP =
            new Option<>("SO_TIMESTAMP", SOL_SOCKET, 29, Shape.FLAG);

    /// What is stamped with a time, sent or received, and what is reported. Since Linux 2.6.30.
    public static final Option<Timestamping> SO_TIMESTAMPING =
            new Option<>("SO_TIMESTAMPING", SOL_SOCKET, 37, Deferred.TIMESTAMPING);

    /// The same, with 64-bit time on every machine. Since Linux 5.1.
    public static final Option<Timestamping> SO_TIMESTAMPING_NEW =
            new Option<>("SO_TIMESTAMPING_NEW", SOL_SOCKET, 65, Deferred.TIMESTAMPING);

    /// Receive the time of each packet in nanoseconds. Since Linux 2.6.22.
    public static final Option<Boolean> SO_TIMESTAMPNS =
            new Option<>("SO_TIMESTAMPNS", SOL_SOCKET, 35, Shape.FLAG);

    /// The same, with 64-bit time on every machine. Since Linux 5.1.
    public static final Option<Boolean> SO_TIMESTAMPNS_NEW =
            new Option<>("SO_TIMESTAMPNS_NEW", SOL_SOCKET, 64, Shape.FLAG);

    /// As [#SO_TIMESTAMP], with 64-bit time on every machine. Since Linux 5.1.
    public static final Option<Boolean> SO_TIMESTAMP_NEW =
            new Option<>("SO_TIMESTAMP_NEW", SOL_SOCKET, 63, Shape.FLAG);

    /// Whether TCP tries another path when it sends again: 0, 1, or -1 for the default of the
    /// system. Since Linux 5.18.
    public static final Option<Integer> SO_TXREHASH =
            new Option<>("SO_TXREHASH", SOL_SOCKET, 74, Shape.INT);

    /// Packets may carry the time at which they leave (`SCM_TXTIME`); with the fq or etf queueing
    /// discipline. Clocks other than monotonic need CAP_NET_ADMIN. Since Linux 4.19.
    public static final Option<SockTxtime> SO_TXTIME =
            new Option<>("SO_TXTIME", SOL_SOCKET, 61, Deferred.SOCK_TXTIME);

    /// The type the socket was opened with; read-only.
    public static final Option<SocketType> SO_TYPE =
            new Option<>("SO_TYPE", SOL_SOCKET, 3, Shape.SOCKET_TYPE);

    /// Receive whether a frame of Wi-Fi was acknowledged. Since Linux 3.3.
    public static final Option<Boolean> SO_WIFI_STATUS =
            new Option<>("SO_WIFI_STATUS", SOL_SOCKET, 41, Shape.FLAG);

    /// Allow `MSG_ZEROCOPY`. TCP (Linux 4.14), UDP (5.0), vsock (6.7).
    public static final Option<Boolean> SO_ZEROCOPY =
            new Option<>("SO_ZEROCOPY", SOL_SOCKET, 60, Shape.FLAG);

    private SolSocket() {}
}
