package soquete.option;

/// What `PACKET_ROLLOVER_STATS` counts.
///
/// @param all packets that went to another socket
/// @param huge those of large flows
/// @param failed those that found no room
public record TpacketRolloverStats(long all, long huge, long failed) {
    private static final Struct TPACKET_ROLLOVER_STATS = Struct.of("tpacket_rollover_stats", 24);
    private static final Struct.Field ALL = TPACKET_ROLLOVER_STATS.field("tp_all", 0, 8);
    private static final Struct.Field HUGE = TPACKET_ROLLOVER_STATS.field("tp_huge", 8, 8);
    private static final Struct.Field FAILED = TPACKET_ROLLOVER_STATS.field("tp_failed", 16, 8);

    static final Shape<TpacketRolloverStats> SHAPE =
            Coded.struct(
                    TpacketRolloverStats.class,
                    TPACKET_ROLLOVER_STATS,
                    (value, to) -> {
                        ALL.put(to, value.all);
                        HUGE.put(to, value.huge);
                        FAILED.put(to, value.failed);
                    },
                    from ->
                            new TpacketRolloverStats(
                                    ALL.get(from), HUGE.get(from), FAILED.get(from)));
}
