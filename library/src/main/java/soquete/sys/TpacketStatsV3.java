package soquete.sys;

/// `struct tpacket_stats_v3` of `<linux/if_packet.h>`: counters of a ring.
@CStruct("tpacket_stats_v3")
public final class TpacketStatsV3 {
    public static final int SIZE = 12;
    public static final int TP_PACKETS = 0;
    public static final int TP_DROPS = 4;
    public static final int TP_FREEZE_Q_CNT = 8;

    private TpacketStatsV3() {}
}
