package soquete.option;

/// The value of `SCTP_ASSOCINFO`.
///
/// @param assocId the association, of sockets that have many
/// @param asocmaxrxt most retransmissions before the peer counts as dead
/// @param numberPeerDestinations addresses of the peer; read-only
/// @param peerRwnd the window of the peer, in bytes; read-only
/// @param localRwnd the window offered, in bytes; read-only
/// @param cookieLife milliseconds that a cookie is valid
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpAssocparams(
        int assocId,
        int asocmaxrxt,
        int numberPeerDestinations,
        long peerRwnd,
        long localRwnd,
        long cookieLife) {
    private static final Struct SCTP_ASSOCPARAMS = Struct.of("sctp_assocparams", 20);
    private static final Struct.Field ASSOCID = SCTP_ASSOCPARAMS.field("sasoc_assoc_id", 0, 4);
    private static final Struct.Field ASOCMAXRXT = SCTP_ASSOCPARAMS.field("sasoc_asocmaxrxt", 4, 2);
    private static final Struct.Field NUMBERPEERDESTINATIONS =
            SCTP_ASSOCPARAMS.field("sasoc_number_peer_destinations", 6, 2);
    private static final Struct.Field PEERRWND = SCTP_ASSOCPARAMS.field("sasoc_peer_rwnd", 8, 4);
    private static final Struct.Field LOCALRWND = SCTP_ASSOCPARAMS.field("sasoc_local_rwnd", 12, 4);
    private static final Struct.Field COOKIELIFE =
            SCTP_ASSOCPARAMS.field("sasoc_cookie_life", 16, 4);

    static final Shape<SctpAssocparams> SHAPE =
            Coded.struct(
                    SctpAssocparams.class,
                    SCTP_ASSOCPARAMS,
                    (value, to) -> {
                        ASSOCID.put(to, value.assocId);
                        ASOCMAXRXT.put(to, value.asocmaxrxt);
                        NUMBERPEERDESTINATIONS.put(to, value.numberPeerDestinations);
                        PEERRWND.put(to, value.peerRwnd);
                        LOCALRWND.put(to, value.localRwnd);
                        COOKIELIFE.put(to, value.cookieLife);
                    },
                    from ->
                            new SctpAssocparams(
                                    ASSOCID.getInt(from),
                                    ASOCMAXRXT.getInt(from),
                                    NUMBERPEERDESTINATIONS.getInt(from),
                                    PEERRWND.get(from),
                                    LOCALRWND.get(from),
                                    COOKIELIFE.get(from)));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if a value does not fit its field
    public SctpAssocparams {
        Range.check("sasoc_asocmaxrxt", asocmaxrxt, 0xffff);
        Range.check("sasoc_number_peer_destinations", numberPeerDestinations, 0xffff);
        Range.check("sasoc_peer_rwnd", peerRwnd, 0xffff_ffffL);
        Range.check("sasoc_local_rwnd", localRwnd, 0xffff_ffffL);
        Range.check("sasoc_cookie_life", cookieLife, 0xffff_ffffL);
    }
}
