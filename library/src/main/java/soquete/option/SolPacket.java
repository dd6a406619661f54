package soquete.option;

import soquete.bpf.Filter;

/// Options of the level `SOL_PACKET`, packet(7), sorted by name.
///
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
public final class SolPacket {
    /// The number of the level.
    public static final int SOL_PACKET = 263;

    /// Ask an interface for more: promiscuous mode, multicasts; ends with the socket; write-only.
    public static final Option<PacketMreq> PACKET_ADD_MEMBERSHIP =
            new Option<>("PACKET_ADD_MEMBERSHIP", SOL_PACKET, 1, Deferred.PACKET_MREQ);

    /// Receive lengths, status and VLAN tag of each packet. Since Linux 2.6.21.
    public static final Option<Boolean> PACKET_AUXDATA =
            new Option<>("PACKET_AUXDATA", SOL_PACKET, 8, Shape.FLAG);

    /// Packets larger than this come by the queue and not by the ring, in bytes.
    public static final Option<Integer> PACKET_COPY_THRESH =
            new Option<>("PACKET_COPY_THRESH", SOL_PACKET, 7, Shape.INT);

    /// Ask an interface for no more, also if it was not asked before; write-only.
    public static final Option<PacketMreq> PACKET_DROP_MEMBERSHIP =
            new Option<>("PACKET_DROP_MEMBERSHIP", SOL_PACKET, 2, Deferred.PACKET_MREQ);

    /// Share the packets with the other sockets of a group; after bind. Since Linux 3.1.
    public static final Option<Fanout> PACKET_FANOUT =
            new Option<>("PACKET_FANOUT", SOL_PACKET, 18, Deferred.FANOUT);

    /// The classic BPF program of [Fanout#PACKET_FANOUT_CBPF]; write-only. Since Linux 4.3.
    public static final Option<Filter> PACKET_FANOUT_DATA =
            new Option<>("PACKET_FANOUT_DATA", SOL_PACKET, 22, Deferred.PROGRAM);

    /// The length of the header of a frame in a ring, in bytes: ask with the version,
    /// `socket.get(PACKET_HDRLEN, 2)`; read-only. Since Linux 2.6.27.
    public static final Option<Integer> PACKET_HDRLEN =
            new Option<>("PACKET_HDRLEN", SOL_PACKET, 11, Shape.INT);

    /// Do not receive what this machine sends. Since Linux 4.20.
    public static final Option<Boolean> PACKET_IGNORE_OUTGOING =
            new Option<>("PACKET_IGNORE_OUTGOING", SOL_PACKET, 23, Shape.FLAG);

    /// Drop packets of a send ring that are malformed, and go on. Since Linux 2.6.31.
    public static final Option<Boolean> PACKET_LOSS =
            new Option<>("PACKET_LOSS", SOL_PACKET, 14, Shape.FLAG);

    /// The address of a packet names the physical interface, not the bond. Since Linux 2.6.21.
    public static final Option<Boolean> PACKET_ORIGDEV =
            new Option<>("PACKET_ORIGDEV", SOL_PACKET, 9, Shape.FLAG);

    /// Send without the queueing discipline. Since Linux 3.14.
    public static final Option<Boolean> PACKET_QDISC_BYPASS =
            new Option<>("PACKET_QDISC_BYPASS", SOL_PACKET, 20, Shape.FLAG);

    /// Has a number and nothing else: `ENOPROTOOPT`.
    public static final Option<byte[]> PACKET_RECV_OUTPUT =
            new Option<>("PACKET_RECV_OUTPUT", SOL_PACKET, 3, Shape.BYTES);

    /// Bytes left free before the header of each frame in a ring. Since Linux 2.6.27.
    public static final Option<Long> PACKET_RESERVE =
            new Option<>("PACKET_RESERVE", SOL_PACKET, 12, Shape.UNSIGNED);

    /// Counters of a fanout group with rollover; `EINVAL` without one; read-only. Since Linux
    /// 4.2.
    public static final Option<TpacketRolloverStats> PACKET_ROLLOVER_STATS =
            new Option<>("PACKET_ROLLOVER_STATS", SOL_PACKET, 21, Deferred.TPACKET_ROLLOVER_STATS);

    /// A ring to receive into, to be mapped by mmap(2); write-only.
    public static final Option<TpacketReq> PACKET_RX_RING =
            new Option<>("PACKET_RX_RING", SOL_PACKET, 5, Deferred.TPACKET_REQ3);

    /// Packets received and dropped since the last reading, which clears them; read-only.
    public static final Option<TpacketStats> PACKET_STATISTICS =
            new Option<>("PACKET_STATISTICS", SOL_PACKET, 6, Deferred.TPACKET_STATS);

    /// Where the times in a ring come from, `SOF_TIMESTAMPING_*`. Since Linux 2.6.36.
    public static final Option<Integer> PACKET_TIMESTAMP =
            new Option<>("PACKET_TIMESTAMP", SOL_PACKET, 17, Shape.INT);

    /// Frames of a send ring say where their data begins. Since Linux 3.11.
    public static final Option<Boolean> PACKET_TX_HAS_OFF =
            new Option<>("PACKET_TX_HAS_OFF", SOL_PACKET, 19, Shape.FLAG);

    /// A ring to send from; write-only. Since Linux 2.6.31.
    public static final Option<TpacketReq> PACKET_TX_RING =
            new Option<>("PACKET_TX_RING", SOL_PACKET, 13, Deferred.TPACKET_REQ3);

    /// The type of a control message; not an option: `ENOPROTOOPT`.
    public static final Option<Integer> PACKET_TX_TIMESTAMP =
            new Option<>("PACKET_TX_TIMESTAMP", SOL_PACKET, 16, Shape.INT);

    /// The layout of the rings: 0 `TPACKET_V1`, 1 `V2`, 2 `V3`. Since Linux 2.6.27.
    public static final Option<Integer> PACKET_VERSION =
            new Option<>("PACKET_VERSION", SOL_PACKET, 10, Shape.INT);

    /// Packets begin with a `struct virtio_net_hdr`. Since Linux 2.6.34.
    public static final Option<Boolean> PACKET_VNET_HDR =
            new Option<>("PACKET_VNET_HDR", SOL_PACKET, 15, Shape.FLAG);

    /// The same with its size: 0, 10 or 12 bytes. Since Linux 6.6.
    public static final Option<Integer> PACKET_VNET_HDR_SZ =
            new Option<>("PACKET_VNET_HDR_SZ", SOL_PACKET, 24, Shape.INT);

    private SolPacket() {}
}
