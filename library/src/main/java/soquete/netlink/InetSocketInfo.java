package soquete.netlink;

import static soquete.sys.DiagConstants.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import soquete.endpoint.Family;
import soquete.endpoint.Inet4Endpoint;
import soquete.endpoint.Inet6Endpoint;
import soquete.endpoint.InetEndpoint;
import soquete.endpoint.Protocol;
import soquete.option.MemInfo;
import soquete.option.TcpInfo;
import soquete.option.TcpState;
import soquete.sys.InetDiagMsg;
import soquete.sys.InetDiagSockid;

/// A socket of IP, as sock_diag(7) tells of it: what `ss -tuna` shows.
///
/// @param family       [Family#AF_INET] or [Family#AF_INET6]
/// @param protocol     the one that was asked for
/// @param state        its state
/// @param local        where it is bound
/// @param remote       where it is connected; any address with port 0 if it is not
/// @param device       the index of the interface that it is tied to; 0 for none
/// @param cookie       a number that no other socket has, as `SO_COOKIE`
/// @param timer        what it waits for: 0 nothing, 1 retransmission, 2 keepalive, 3 the end of
///     TIME_WAIT, 4 a window probe
/// @param retransmits  how often the same was sent again; of keepalive and probes, how often asked
/// @param expires      when the timer rings
/// @param receiveQueue bytes received and not read; of a listener, connections that wait
/// @param sendQueue    bytes sent and not acknowledged; of a listener, how many may wait
/// @param uid          the user that owns it
/// @param inode        its number in `/proc/PID/fd`; 0 when no process has it any more
/// @param attributes   all further facts, also those without a method here
/// @see <a href="https://man7.org/linux/man-pages/man7/sock_diag.7.html">sock_diag(7)</a>
public record InetSocketInfo(
        Family family,
        Protocol protocol,
        TcpState state,
        InetEndpoint local,
        InetEndpoint remote,
        int device,
        long cookie,
        int timer,
        int retransmits,
        Duration expires,
        long receiveQueue,
        long sendQueue,
        long uid,
        long inode,
        NetlinkAttributes attributes) {
    /// Reads a message of sock_diag(7).
    ///
    /// @param message  from the kernel
    /// @param protocol the one that was asked for, which the answer does not repeat
    /// @return the socket
    /// @throws IllegalArgumentException if something in it is too short, or the family is not IP
    public static InetSocketInfo of(NetlinkMessage message, Protocol protocol) {
        ByteBuffer head = message.header(InetDiagMsg.SIZE, "inet_diag_msg");
        int family = Byte.toUnsignedInt(head.get(InetDiagMsg.IDIAG_FAMILY));
        int id = InetDiagMsg.ID;
        return new InetSocketInfo(
                new Family(family),
                protocol,
                new TcpState(Byte.toUnsignedInt(head.get(InetDiagMsg.IDIAG_STATE))),
                endpoint(
                        head,
                        family,
                        id + InetDiagSockid.IDIAG_SRC,
                        id + InetDiagSockid.IDIAG_SPORT),
                endpoint(
                        head,
                        family,
                        id + InetDiagSockid.IDIAG_DST,
                        id + InetDiagSockid.IDIAG_DPORT),
                head.getInt(id + InetDiagSockid.IDIAG_IF),
                head.getLong(id + InetDiagSockid.IDIAG_COOKIE),
                Byte.toUnsignedInt(head.get(InetDiagMsg.IDIAG_TIMER)),
                Byte.toUnsignedInt(head.get(InetDiagMsg.IDIAG_RETRANS)),
                Duration.ofMillis(unsigned(head, InetDiagMsg.IDIAG_EXPIRES)),
                unsigned(head, InetDiagMsg.IDIAG_RQUEUE),
                unsigned(head, InetDiagMsg.IDIAG_WQUEUE),
                unsigned(head, InetDiagMsg.IDIAG_UID),
                unsigned(head, InetDiagMsg.IDIAG_INODE),
                message.attributes(InetDiagMsg.SIZE));
    }

    /// What TCP knows of the connection: `TCP_INFO`; not of sockets in TIME_WAIT. Of other
    /// protocols the attribute `INET_DIAG_INFO` (2) is another structure.
    ///
    /// @return as much as this kernel has of it; empty where it tells nothing
    public Optional<TcpInfo> tcpInfo() {
        return protocol.equals(Protocol.IPPROTO_TCP)
                ? attributes.find(INET_DIAG_INFO).map(info -> TcpInfo.of(info.value()))
                : Optional.empty();
    }

    /// The congestion control in use.
    ///
    /// @return as `cubic`
    public Optional<String> congestion() {
        return attributes.find(INET_DIAG_CONG).map(NetlinkAttribute::string);
    }

    /// What its buffers hold.
    ///
    /// @return the memory
    public Optional<MemInfo> memory() {
        return attributes.find(INET_DIAG_SKMEMINFO).map(NetlinkAttribute::memory);
    }

    /// Which halves are shut down.
    ///
    /// @return 1 receiving, 2 sending, 3 both
    public int shutdown() {
        return attributes.find(INET_DIAG_SHUTDOWN).map(NetlinkAttribute::u8).orElse(0);
    }

    /// The type of service of IPv4 packets: `IP_TOS`.
    ///
    /// @return 0 to 255
    public Optional<Integer> tos() {
        return attributes.find(INET_DIAG_TOS).map(NetlinkAttribute::u8);
    }

    /// The traffic class of IPv6 packets: `IPV6_TCLASS`.
    ///
    /// @return 0 to 255
    public Optional<Integer> trafficClass() {
        return attributes.find(INET_DIAG_TCLASS).map(NetlinkAttribute::u8);
    }

    /// Whether an IPv6 socket takes no IPv4: `IPV6_V6ONLY`.
    ///
    /// @return true if so
    public boolean v6Only() {
        return attributes.find(INET_DIAG_SKV6ONLY).map(NetlinkAttribute::u8).orElse(0) != 0;
    }

    /// The class for network control groups, or the priority: `SO_PRIORITY`. Needs `CAP_NET_ADMIN`.
    ///
    /// @return the number
    public Optional<Integer> classId() {
        return attributes.find(INET_DIAG_CLASS_ID).map(NetlinkAttribute::u32);
    }

    /// The mark of its packets: `SO_MARK`. Needs `CAP_NET_ADMIN`.
    ///
    /// @return the number
    public Optional<Integer> mark() {
        return attributes.find(INET_DIAG_MARK).map(NetlinkAttribute::u32);
    }

    /// The control group that opened it: the inode of its directory.
    ///
    /// @return the number
    public Optional<Long> cgroup() {
        return attributes.find(INET_DIAG_CGROUP_ID).map(NetlinkAttribute::u64);
    }

    /// `struct inet_diag_sockid` of this very socket.
    byte[] id() {
        return id(local, remote, device, cookie);
    }

    /// `struct inet_diag_sockid` of a socket between two ends.
    ///
    /// @param cookie -1 for any
    static byte[] id(InetEndpoint local, InetEndpoint remote, int device, long cookie) {
        byte[] bytes = new byte[InetDiagSockid.SIZE];
        ByteBuffer id = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        put(id, local, InetDiagSockid.IDIAG_SRC, InetDiagSockid.IDIAG_SPORT);
        put(id, remote, InetDiagSockid.IDIAG_DST, InetDiagSockid.IDIAG_DPORT);
        id.putInt(InetDiagSockid.IDIAG_IF, device);
        id.putLong(InetDiagSockid.IDIAG_COOKIE, cookie);
        return bytes;
    }

    private static void put(ByteBuffer to, InetEndpoint endpoint, int address, int port) {
        ByteBuffer net = to.duplicate().order(ByteOrder.BIG_ENDIAN);
        net.putShort(port, (short) endpoint.port());
        if (endpoint instanceof Inet4Endpoint inet4) {
            net.putInt(address, inet4.address());
        } else if (endpoint instanceof Inet6Endpoint inet6) {
            net.putLong(address, inet6.high()).putLong(address + Long.BYTES, inet6.low());
        }
    }

    private static InetEndpoint endpoint(ByteBuffer head, int family, int address, int port) {
        ByteBuffer net = head.duplicate().order(ByteOrder.BIG_ENDIAN);
        int number = Short.toUnsignedInt(net.getShort(port));
        if (family == Family.AF_INET.number()) {
            return new Inet4Endpoint(net.getInt(address), number);
        }
        if (family == Family.AF_INET6.number()) {
            long high = net.getLong(address);
            return new Inet6Endpoint(high, net.getLong(address + Long.BYTES), number, 0, 0);
        }
        throw new IllegalArgumentException("family " + family + " is not IP");
    }

    private static long unsigned(ByteBuffer head, int at) {
        return Integer.toUnsignedLong(head.getInt(at));
    }
}
