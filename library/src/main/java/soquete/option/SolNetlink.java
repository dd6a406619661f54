package soquete.option;

/// Options of the level `SOL_NETLINK`, netlink(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/netlink.7.html">netlink(7)</a>
public final class SolNetlink {
    /// The number of the level.
    public static final int SOL_NETLINK = 270;

    /// Join a group by its number; write-only. Since Linux 2.6.14.
    public static final Option<Integer> NETLINK_ADD_MEMBERSHIP =
            new Option<>("NETLINK_ADD_MEMBERSHIP", SOL_NETLINK, 1, Shape.INT);

    /// Report an error to the sender when a multicast does not fit. Since Linux 2.6.30.
    public static final Option<Boolean> NETLINK_BROADCAST_ERROR =
            new Option<>("NETLINK_BROADCAST_ERROR", SOL_NETLINK, 4, Shape.FLAG);

    /// Acknowledgements without the message that they answer. Since Linux 4.3.
    public static final Option<Boolean> NETLINK_CAP_ACK =
            new Option<>("NETLINK_CAP_ACK", SOL_NETLINK, 10, Shape.FLAG);

    /// Leave a group by its number; write-only. Since Linux 2.6.14.
    public static final Option<Integer> NETLINK_DROP_MEMBERSHIP =
            new Option<>("NETLINK_DROP_MEMBERSHIP", SOL_NETLINK, 2, Shape.INT);

    /// Acknowledgements with a text and the place of an error. Since Linux 4.12.
    public static final Option<Boolean> NETLINK_EXT_ACK =
            new Option<>("NETLINK_EXT_ACK", SOL_NETLINK, 11, Shape.FLAG);

    /// Dump requests are checked strictly, and filters of them work. Since Linux 4.20.
    public static final Option<Boolean> NETLINK_GET_STRICT_CHK =
            new Option<>("NETLINK_GET_STRICT_CHK", SOL_NETLINK, 12, Shape.FLAG);

    /// Receive from all network namespaces that have a number here; needs CAP_NET_BROADCAST.
    /// Since Linux 4.2.
    public static final Option<Boolean> NETLINK_LISTEN_ALL_NSID =
            new Option<>("NETLINK_LISTEN_ALL_NSID", SOL_NETLINK, 8, Shape.FLAG);

    /// The groups joined, a bit each; read-only. Since Linux 4.2.
    public static final Option<int[]> NETLINK_LIST_MEMBERSHIPS =
            new Option<>("NETLINK_LIST_MEMBERSHIPS", SOL_NETLINK, 9, Shape.INTS);

    /// No `ENOBUFS` when messages were lost. Since Linux 2.6.30.
    public static final Option<Boolean> NETLINK_NO_ENOBUFS =
            new Option<>("NETLINK_NO_ENOBUFS", SOL_NETLINK, 5, Shape.FLAG);

    /// Receive the group of each message. Since Linux 2.6.14.
    public static final Option<Boolean> NETLINK_PKTINFO =
            new Option<>("NETLINK_PKTINFO", SOL_NETLINK, 3, Shape.FLAG);

    /// A ring to receive; `ENOPROTOOPT` since Linux 4.6.
    public static final Option<byte[]> NETLINK_RX_RING =
            new Option<>("NETLINK_RX_RING", SOL_NETLINK, 6, Shape.BYTES);

    /// A ring to send; `ENOPROTOOPT` since Linux 4.6.
    public static final Option<byte[]> NETLINK_TX_RING =
            new Option<>("NETLINK_TX_RING", SOL_NETLINK, 7, Shape.BYTES);

    private SolNetlink() {}
}
