package soquete.option;

import soquete.endpoint.Endpoint;

/// Options of the level `SOL_RDS`: reliable datagrams, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/rds.html">RDS</a>
public final class SolRds {
    /// The number of the level.
    public static final int SOL_RDS = 276;

    /// Type of control message: memory of the peer to read or write (send).
    public static final int RDS_CMSG_RDMA_ARGS = 1;

    /// Type of control message: where the memory is (send, receive).
    public static final int RDS_CMSG_RDMA_DEST = 2;

    /// Type of control message: memory to register (send).
    public static final int RDS_CMSG_RDMA_MAP = 3;

    /// Type of control message: how an access ended (receive).
    public static final int RDS_CMSG_RDMA_STATUS = 4;

    /// Type of control message: which ports are no longer congested, 8 bytes, with
    // `RDS_CONG_MONITOR` (receive).
    public static final int RDS_CMSG_CONG_UPDATE = 5;

    /// Type of control message: add (send).
    public static final int RDS_CMSG_ATOMIC_FADD = 6;

    /// Type of control message: compare and swap (send).
    public static final int RDS_CMSG_ATOMIC_CSWP = 7;

    /// Type of control message: add under a mask (send).
    public static final int RDS_CMSG_MASKED_ATOMIC_FADD = 8;

    /// Type of control message: compare and swap under a mask (send).
    public static final int RDS_CMSG_MASKED_ATOMIC_CSWP = 9;

    /// Type of control message: times of the message, with `SO_RDS_MSG_RXPATH_LATENCY` (receive).
    public static final int RDS_CMSG_RXPATH_LATENCY = 11;

    /// Type of control message: a number for a message sent with `MSG_ZEROCOPY`, 4 bytes; since
    /// Linux 4.17 (send).
    public static final int RDS_CMSG_ZCOPY_COOKIE = 12;

    /// Type of control message: the numbers of such messages that are done; since Linux 4.17
    /// (receive).
    public static final int RDS_CMSG_ZCOPY_COMPLETION = 13;

    /// A value of `SO_RDS_TRANSPORT`: InfiniBand.
    public static final int RDS_TRANS_IB = 0;

    /// A value of `SO_RDS_TRANSPORT`: none any more.
    public static final int RDS_TRANS_GAP = 1;

    /// A value of `SO_RDS_TRANSPORT`: TCP.
    public static final int RDS_TRANS_TCP = 2;

    /// A value of `SO_RDS_TRANSPORT`: none yet.
    public static final int RDS_TRANS_NONE = -1;

    /// Drops all messages to a destination that are not yet sent; write-only.
    public static final Option<Endpoint> RDS_CANCEL_SENT_TO =
            new Option<>("RDS_CANCEL_SENT_TO", SOL_RDS, 1, Deferred.SOCKADDR);

    /// Receive news of congestion by control messages.
    public static final Option<Boolean> RDS_CONG_MONITOR =
            new Option<>("RDS_CONG_MONITOR", SOL_RDS, 6, Shape.FLAG);

    /// Frees memory for RDMA, `struct rds_free_mr_args`; write-only.
    public static final Option<byte[]> RDS_FREE_MR =
            new Option<>("RDS_FREE_MR", SOL_RDS, 3, Shape.BYTES);

    /// Registers memory for RDMA, `struct rds_get_mr_args`; write-only.
    public static final Option<byte[]> RDS_GET_MR =
            new Option<>("RDS_GET_MR", SOL_RDS, 2, Shape.BYTES);

    /// Registers memory for RDMA with a peer, `struct rds_get_mr_for_dest_args`; write-only.
    public static final Option<byte[]> RDS_GET_MR_FOR_DEST =
            new Option<>("RDS_GET_MR_FOR_DEST", SOL_RDS, 7, Shape.BYTES);

    /// Receive errors of RDMA.
    public static final Option<Boolean> RDS_RECVERR =
            new Option<>("RDS_RECVERR", SOL_RDS, 5, Shape.FLAG);

    /// Which times of a message are traced, `struct rds_rx_trace_so`; write-only. Since Linux
    /// 4.11.
    public static final Option<byte[]> SO_RDS_MSG_RXPATH_LATENCY =
            new Option<>("SO_RDS_MSG_RXPATH_LATENCY", SOL_RDS, 10, Shape.BYTES);

    /// The transport: [#RDS_TRANS_IB] or [#RDS_TRANS_TCP]; before bind. Since Linux 4.2.
    public static final Option<Integer> SO_RDS_TRANSPORT =
            new Option<>("SO_RDS_TRANSPORT", SOL_RDS, 8, Shape.INT);

    private SolRds() {}
}
