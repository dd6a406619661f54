package soquete.option;

import java.util.OptionalLong;

/// What `PACKET_STATISTICS` counts since it was read last: `struct tpacket_stats` and, with
/// `TPACKET_V3`, `struct tpacket_stats_v3`.
///
/// @param packets     packets that reached the socket, with those dropped
/// @param drops       packets dropped for want of room
/// @param freezeCount how often the ring was full; empty without `TPACKET_V3`
/// @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
public record TpacketStats(long packets, long drops, OptionalLong freezeCount) {
    private static final int SIZE_V3 = 12;
    private static final Struct TPACKET_STATS_V3 = Struct.growing("tpacket_stats_v3", 8);
    private static final Struct.Field PACKETS = TPACKET_STATS_V3.field("tp_packets", 0, 4);
    private static final Struct.Field DROPS = TPACKET_STATS_V3.field("tp_drops", 4, 4);
    private static final Struct.Field FREEZES = TPACKET_STATS_V3.field("tp_freeze_q_cnt", 8, 4);

    static final Shape<TpacketStats> SHAPE =
            Coded.answer(
                    TpacketStats.class,
                    TPACKET_STATS_V3,
                    SIZE_V3,
                    from ->
                            new TpacketStats(
                                    PACKETS.get(from), DROPS.get(from), FREEZES.find(from)));
}
