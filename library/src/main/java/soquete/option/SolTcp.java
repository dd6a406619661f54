package soquete.option;

/// Options of the level `SOL_TCP` (`IPPROTO_TCP`), tcp(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/tcp.7.html">tcp(7)</a>
public final class SolTcp {
    /// The number of the level.
    public static final int SOL_TCP = 6;

    /// Value of [#TCP_REPAIR]: on.
    public static final int TCP_REPAIR_ON = 1;

    /// Value of [#TCP_REPAIR]: off, with a probe of the window.
    public static final int TCP_REPAIR_OFF = 0;

    /// Value of [#TCP_REPAIR]: off, without a probe.
    public static final int TCP_REPAIR_OFF_NO_WP = -1;

    /// A key that authenticates segments (RFC 5925), `struct tcp_ao_add`; write-only.
    /// `ENOPROTOOPT` without CONFIG_TCP_AO. Since Linux 6.7.
    public static final Option<byte[]> TCP_AO_ADD_KEY =
            new Option<>("TCP_AO_ADD_KEY", SOL_TCP, 38, Shape.BYTES);

    /// Takes a key away, `struct tcp_ao_del`; write-only. Since Linux 6.7.
    public static final Option<byte[]> TCP_AO_DEL_KEY =
            new Option<>("TCP_AO_DEL_KEY", SOL_TCP, 39, Shape.BYTES);

    /// The keys, `struct tcp_ao_getsockopt` as the question and an array of them as the answer;
    /// read-only. Since Linux 6.7.
    public static final Option<byte[]> TCP_AO_GET_KEYS =
            new Option<>("TCP_AO_GET_KEYS", SOL_TCP, 41, Shape.BYTES);

    /// Counters and the keys in use, `struct tcp_ao_info_opt`. Since Linux 6.7.
    public static final Option<byte[]> TCP_AO_INFO =
            new Option<>("TCP_AO_INFO", SOL_TCP, 40, Shape.BYTES);

    /// Sequence numbers of a connection under repair; needs [#TCP_REPAIR]. Since Linux 6.7.
    public static final Option<TcpAoRepair> TCP_AO_REPAIR =
            new Option<>("TCP_AO_REPAIR", SOL_TCP, 42, Deferred.TCP_AO_REPAIR);

    /// Numbers of the congestion control in use, at most 20 bytes; empty for reno and cubic;
    /// read-only. Since Linux 4.1.
    public static final Option<byte[]> TCP_CC_INFO =
            new Option<>("TCP_CC_INFO", SOL_TCP, 26, Shape.BYTES);

    /// The congestion control by name, as `cubic`; `ENOENT` for one that the kernel does not
    /// have, `EPERM` for one that `net.ipv4.tcp_allowed_congestion_control` does not list without
    /// CAP_NET_ADMIN. Since Linux 2.6.13.
    public static final Option<String> TCP_CONGESTION =
            new Option<>("TCP_CONGESTION", SOL_TCP, 13, Shape.NAME);

    /// Hold back segments that are not full, at most 200 ms. Since Linux 2.2.
    public static final Option<Boolean> TCP_CORK = new Option<>("TCP_CORK", SOL_TCP, 3, Shape.FLAG);

    /// Seconds that a listener waits for data before it accepts; rounded to the steps of SYN-ACK
    /// retransmission. Since Linux 2.4.
    public static final Option<Integer> TCP_DEFER_ACCEPT =
            new Option<>("TCP_DEFER_ACCEPT", SOL_TCP, 9, Shape.INT);

    /// The longest that an acknowledgement waits, in microseconds. Since Linux 6.15.
    public static final Option<Integer> TCP_DELACK_MAX_US =
            new Option<>("TCP_DELACK_MAX_US", SOL_TCP, 46, Shape.INT);

    /// How many connections with fast open may wait at a listener; needs bit 2 of
    /// `net.ipv4.tcp_fastopen`. Since Linux 3.7.
    public static final Option<Integer> TCP_FASTOPEN =
            new Option<>("TCP_FASTOPEN", SOL_TCP, 23, Shape.INT);

    /// connect returns at once and the first send carries data in the SYN; before connect only.
    /// Since Linux 4.11.
    public static final Option<Boolean> TCP_FASTOPEN_CONNECT =
            new Option<>("TCP_FASTOPEN_CONNECT", SOL_TCP, 30, Shape.FLAG);

    /// The key of the cookies, 16 bytes, or 32 for two keys (Linux 5.3). Since Linux 4.15.
    public static final Option<byte[]> TCP_FASTOPEN_KEY =
            new Option<>("TCP_FASTOPEN_KEY", SOL_TCP, 33, Shape.BYTES);

    /// Fast open without cookies. Since Linux 4.15.
    public static final Option<Boolean> TCP_FASTOPEN_NO_COOKIE =
            new Option<>("TCP_FASTOPEN_NO_COOKIE", SOL_TCP, 34, Shape.FLAG);

    /// What the kernel knows about the connection; read-only. Since Linux 2.4.
    public static final Option<TcpInfo> TCP_INFO =
            new Option<>("TCP_INFO", SOL_TCP, 11, Deferred.TCP_INFO);

    /// Receive with each read how many bytes are left (`TCP_CM_INQ`). Since Linux 4.18.
    public static final Option<Boolean> TCP_INQ = new Option<>("TCP_INQ", SOL_TCP, 36, Shape.FLAG);

    /// Whether the connection speaks Multipath TCP; read-only. Since Linux 6.10.
    public static final Option<Boolean> TCP_IS_MPTCP =
            new Option<>("TCP_IS_MPTCP", SOL_TCP, 43, Shape.FLAG);

    /// Probes without an answer before the connection is given up, 1 to 127. Since Linux 2.4.
    public static final Option<Integer> TCP_KEEPCNT =
            new Option<>("TCP_KEEPCNT", SOL_TCP, 6, Shape.INT);

    /// Seconds of silence before the first probe, 1 to 32767. Since Linux 2.4.
    public static final Option<Integer> TCP_KEEPIDLE =
            new Option<>("TCP_KEEPIDLE", SOL_TCP, 4, Shape.INT);

    /// Seconds between probes, 1 to 32767. Since Linux 2.4.
    public static final Option<Integer> TCP_KEEPINTVL =
            new Option<>("TCP_KEEPINTVL", SOL_TCP, 5, Shape.INT);

    /// Seconds in FIN_WAIT2 after close; negative for none. Since Linux 2.4.
    public static final Option<Integer> TCP_LINGER2 =
            new Option<>("TCP_LINGER2", SOL_TCP, 8, Shape.INT);

    /// The largest segment, 88 to 32767 bytes; once connected it reads the one in use.
    public static final Option<Integer> TCP_MAXSEG =
            new Option<>("TCP_MAXSEG", SOL_TCP, 2, Shape.INT);

    /// The key that signs segments to and from a peer; write-only. Since Linux 2.6.20.
    public static final Option<TcpMd5sig> TCP_MD5SIG =
            new Option<>("TCP_MD5SIG", SOL_TCP, 14, Deferred.TCP_MD5SIG);

    /// The same, for a range of addresses or a VRF; write-only. Since Linux 4.13.
    public static final Option<TcpMd5sig> TCP_MD5SIG_EXT =
            new Option<>("TCP_MD5SIG_EXT", SOL_TCP, 32, Deferred.TCP_MD5SIG);

    /// Send small segments at once instead of waiting to fill one (no Nagle algorithm).
    public static final Option<Boolean> TCP_NODELAY =
            new Option<>("TCP_NODELAY", SOL_TCP, 1, Shape.FLAG);

    /// The socket counts as writable only while fewer bytes than this are unsent; 0 for the
    /// default of the system. Since Linux 3.12.
    public static final Option<Long> TCP_NOTSENT_LOWAT =
            new Option<>("TCP_NOTSENT_LOWAT", SOL_TCP, 25, Shape.UNSIGNED);

    /// The sequence number of the queue under repair. Since Linux 3.5.
    public static final Option<Long> TCP_QUEUE_SEQ =
            new Option<>("TCP_QUEUE_SEQ", SOL_TCP, 21, Shape.UNSIGNED);

    /// Acknowledge at once; the kernel changes it by itself as the connection goes on. Since
    /// Linux 2.4.4.
    public static final Option<Boolean> TCP_QUICKACK =
            new Option<>("TCP_QUICKACK", SOL_TCP, 12, Shape.FLAG);

    /// Take the connection apart and put it together by hand: [#TCP_REPAIR_ON],
    /// [#TCP_REPAIR_OFF], [#TCP_REPAIR_OFF_NO_WP]; needs CAP_NET_ADMIN, and a socket that is
    /// closed or established. Since Linux 3.5.
    public static final Option<Integer> TCP_REPAIR =
            new Option<>("TCP_REPAIR", SOL_TCP, 19, Shape.INT);

    /// What was negotiated; write-only; needs [#TCP_REPAIR]. Since Linux 3.5.
    public static final Option<TcpRepairOpt[]> TCP_REPAIR_OPTIONS =
            new Option<>("TCP_REPAIR_OPTIONS", SOL_TCP, 22, Deferred.TCP_REPAIR_OPTS);

    /// The queue under repair: 0 none, 1 receive, 2 send. Since Linux 3.5.
    public static final Option<Integer> TCP_REPAIR_QUEUE =
            new Option<>("TCP_REPAIR_QUEUE", SOL_TCP, 20, Shape.INT);

    /// The windows; needs [#TCP_REPAIR]. Since Linux 4.8.
    public static final Option<TcpRepairWindow> TCP_REPAIR_WINDOW =
            new Option<>("TCP_REPAIR_WINDOW", SOL_TCP, 29, Deferred.TCP_REPAIR_WINDOW);

    /// The longest retransmission timeout, 1000 to 120000 milliseconds. Since Linux 6.15.
    public static final Option<Integer> TCP_RTO_MAX_MS =
            new Option<>("TCP_RTO_MAX_MS", SOL_TCP, 44, Shape.INT);

    /// The shortest retransmission timeout, in microseconds. Since Linux 6.15.
    public static final Option<Integer> TCP_RTO_MIN_US =
            new Option<>("TCP_RTO_MIN_US", SOL_TCP, 45, Shape.INT);

    /// The headers of the SYN of an accepted connection; reading frees it; read-only. Since Linux
    /// 4.2.
    public static final Option<byte[]> TCP_SAVED_SYN =
            new Option<>("TCP_SAVED_SYN", SOL_TCP, 28, Shape.BYTES);

    /// A listener keeps the headers of each SYN: 1 those of IP and TCP, 2 (Linux 5.10) those of
    /// the link too. Since Linux 4.2.
    public static final Option<Integer> TCP_SAVE_SYN =
            new Option<>("TCP_SAVE_SYN", SOL_TCP, 27, Shape.INT);

    /// How often a SYN is sent again, 1 to 127. Since Linux 2.4.
    public static final Option<Integer> TCP_SYNCNT =
            new Option<>("TCP_SYNCNT", SOL_TCP, 7, Shape.INT);

    /// Has no effect since Linux 4.11. Since Linux 2.6.34.
    public static final Option<Boolean> TCP_THIN_DUPACK =
            new Option<>("TCP_THIN_DUPACK", SOL_TCP, 17, Shape.FLAG);

    /// No exponential backoff for streams of little data. Since Linux 2.6.34.
    public static final Option<Boolean> TCP_THIN_LINEAR_TIMEOUTS =
            new Option<>("TCP_THIN_LINEAR_TIMEOUTS", SOL_TCP, 16, Shape.FLAG);

    /// The clock of the timestamps, in milliseconds; setting it needs [#TCP_REPAIR]. Since Linux
    /// 3.9.
    public static final Option<Long> TCP_TIMESTAMP =
            new Option<>("TCP_TIMESTAMP", SOL_TCP, 24, Shape.UNSIGNED);

    /// Microseconds that packets are held back, for tests; with the fq queueing discipline. Since
    /// Linux 5.3.
    public static final Option<Integer> TCP_TX_DELAY =
            new Option<>("TCP_TX_DELAY", SOL_TCP, 37, Shape.INT);

    /// The protocol on top, as `tls` (connected sockets only); `ENOENT` for one that the kernel
    /// does not have. Since Linux 4.13.
    public static final Option<String> TCP_ULP = new Option<>("TCP_ULP", SOL_TCP, 31, Shape.NAME);

    /// Milliseconds that data may stay unacknowledged before the connection is given up; 0 for
    /// the default. Since Linux 2.6.37.
    public static final Option<Long> TCP_USER_TIMEOUT =
            new Option<>("TCP_USER_TIMEOUT", SOL_TCP, 18, Shape.UNSIGNED);

    /// The largest receive window, in bytes. Since Linux 2.4.
    public static final Option<Integer> TCP_WINDOW_CLAMP =
            new Option<>("TCP_WINDOW_CLAMP", SOL_TCP, 10, Shape.INT);

    /// Maps received pages instead of copying them: ask with the address,
    /// `socket.get(TCP_ZEROCOPY_RECEIVE, question)`. Since Linux 4.18.
    public static final Option<TcpZerocopyReceive> TCP_ZEROCOPY_RECEIVE =
            new Option<>("TCP_ZEROCOPY_RECEIVE", SOL_TCP, 35, Deferred.TCP_ZEROCOPY_RECEIVE);

    private SolTcp() {}
}
