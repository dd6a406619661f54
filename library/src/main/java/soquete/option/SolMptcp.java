package soquete.option;

/// Options of the level `SOL_MPTCP`: Multipath TCP, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/mptcp.html">MPTCP</a>
public final class SolMptcp {
    /// The number of the level.
    public static final int SOL_MPTCP = 284;

    /// All of it at once, `struct mptcp_full_info`, whose pointers need memory of the caller; the
    /// others say the same in parts; read-only. Since Linux 6.5.
    public static final Option<byte[]> MPTCP_FULL_INFO =
            new Option<>("MPTCP_FULL_INFO", SOL_MPTCP, 4, Shape.BYTES);

    /// What the kernel knows about the connection; read-only. Since Linux 5.16.
    public static final Option<MptcpInfo> MPTCP_INFO =
            new Option<>("MPTCP_INFO", SOL_MPTCP, 1, Deferred.MPTCP_INFO);

    /// The addresses of each subflow, at most 32; read-only. Since Linux 5.16.
    public static final Option<MptcpSubflowAddrs[]> MPTCP_SUBFLOW_ADDRS =
            new Option<>("MPTCP_SUBFLOW_ADDRS", SOL_MPTCP, 3, Deferred.MPTCP_SUBFLOW_ADDRS);

    /// What the kernel knows about each subflow, at most 32; read-only. Since Linux 5.16.
    public static final Option<TcpInfo[]> MPTCP_TCPINFO =
            new Option<>("MPTCP_TCPINFO", SOL_MPTCP, 2, Deferred.MPTCP_TCPINFO);

    private SolMptcp() {}
}
