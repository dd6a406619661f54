package soquete.option;

import soquete.endpoint.Endpoint;

/// Options of the level `SOL_RDS`: reliable datagrams, sorted by name.
///
/// @see <a href="https://docs.kernel.org/networking/rds.html">RDS</a>
public final class SolRds {
    /// The number of the level.
    public static final int SOL_RDS = 276;

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

    /// The transport: 0 InfiniBand, 2 TCP; before bind. Since Linux 4.2.
    public static final Option<Integer> SO_RDS_TRANSPORT =
            new Option<>("SO_RDS_TRANSPORT", SOL_RDS, 8, Shape.INT);

    private SolRds() {}
}
