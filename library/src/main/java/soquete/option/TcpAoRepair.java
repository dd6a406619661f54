package soquete.option;

/// The value of `TCP_AO_REPAIR`. The first two are in network order.
///
/// @param sntIsn the initial sequence number sent
/// @param rcvIsn the one received
/// @param sndSne the extension of the sequence sent
/// @param rcvSne of the one received
public record TcpAoRepair(long sntIsn, long rcvIsn, long sndSne, long rcvSne) {
    private static final Struct TCP_AO_REPAIR = Struct.of("tcp_ao_repair", 16);
    private static final Struct.Field SNTISN = TCP_AO_REPAIR.field("snt_isn", 0, 4);
    private static final Struct.Field RCVISN = TCP_AO_REPAIR.field("rcv_isn", 4, 4);
    private static final Struct.Field SNDSNE = TCP_AO_REPAIR.field("snd_sne", 8, 4);
    private static final Struct.Field RCVSNE = TCP_AO_REPAIR.field("rcv_sne", 12, 4);

    static final Shape<TcpAoRepair> SHAPE =
            Coded.struct(
                    TcpAoRepair.class,
                    TCP_AO_REPAIR,
                    (value, to) -> {
                        SNTISN.put(to, value.sntIsn);
                        RCVISN.put(to, value.rcvIsn);
                        SNDSNE.put(to, value.sndSne);
                        RCVSNE.put(to, value.rcvSne);
                    },
                    from ->
                            new TcpAoRepair(
                                    SNTISN.get(from),
                                    RCVISN.get(from),
                                    SNDSNE.get(from),
                                    RCVSNE.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public TcpAoRepair {
        Range.check("snt_isn", sntIsn, 0xffff_ffffL);
        Range.check("rcv_isn", rcvIsn, 0xffff_ffffL);
        Range.check("snd_sne", sndSne, 0xffff_ffffL);
        Range.check("rcv_sne", rcvSne, 0xffff_ffffL);
    }
}
