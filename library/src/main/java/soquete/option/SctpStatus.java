package soquete.option;

import java.nio.ByteBuffer;
import soquete.endpoint.Endpoint;

/// The state of an association, `SCTP_STATUS`: `struct sctp_status`, with the primary address of
/// `struct sctp_paddrinfo`.
///
/// @param assocId            the association
/// @param state              [#SCTP_ESTABLISHED] and its like
/// @param rwnd               the window of the peer, in bytes
/// @param unackdata          chunks without acknowledgement
/// @param penddata           chunks that wait to be received
/// @param instrms            streams in
/// @param outstrms           streams out
/// @param fragmentationPoint the largest chunk, in bytes
/// @param primary            the primary address of the peer
/// @param primaryState       its state: 0 inactive, 1 potentially failed, 2 active, 3 unconfirmed
/// @param primaryCwnd        its congestion window, in bytes
/// @param primarySrtt        its round-trip time, in milliseconds
/// @param primaryRto         its retransmission timeout, in milliseconds
/// @param primaryMtu         its MTU, in bytes
/// @see <a href="https://man7.org/linux/man-pages/man7/sctp.7.html">sctp(7)</a>
public record SctpStatus(
        int assocId,
        int state,
        long rwnd,
        int unackdata,
        int penddata,
        int instrms,
        int outstrms,
        long fragmentationPoint,
        Endpoint primary,
        int primaryState,
        long primaryCwnd,
        long primarySrtt,
        long primaryRto,
        long primaryMtu) {
    /// A state: none.
    public static final int SCTP_EMPTY = 0;

    /// A state: no association.
    public static final int SCTP_CLOSED = 1;

    /// A state: waits for the answer to the first message.
    public static final int SCTP_COOKIE_WAIT = 2;

    /// A state: waits for the last message of the handshake.
    public static final int SCTP_COOKIE_ECHOED = 3;

    /// A state: data can be sent and received.
    public static final int SCTP_ESTABLISHED = 4;

    /// A state: closed here; what is left is being sent.
    public static final int SCTP_SHUTDOWN_PENDING = 5;

    /// A state: closed here; waits for the peer.
    public static final int SCTP_SHUTDOWN_SENT = 6;

    /// A state: closed by the peer; what is left is being sent.
    public static final int SCTP_SHUTDOWN_RECEIVED = 7;

    /// A state: closed by both; waits for the last message.
    public static final int SCTP_SHUTDOWN_ACK_SENT = 8;

    private static final Struct SCTP_STATUS = Struct.of("sctp_status", 176);
    private static final Struct.Field ASSOC = SCTP_STATUS.field("sstat_assoc_id", 0, 4);
    private static final Struct.Field STATE = SCTP_STATUS.field("sstat_state", 4, 4);
    private static final Struct.Field RWND = SCTP_STATUS.field("sstat_rwnd", 8, 4);
    private static final Struct.Field UNACK = SCTP_STATUS.field("sstat_unackdata", 12, 2);
    private static final Struct.Field PEND = SCTP_STATUS.field("sstat_penddata", 14, 2);
    private static final Struct.Field IN = SCTP_STATUS.field("sstat_instrms", 16, 2);
    private static final Struct.Field OUT = SCTP_STATUS.field("sstat_outstrms", 18, 2);
    private static final Struct.Field FRAG = SCTP_STATUS.field("sstat_fragmentation_point", 20, 4);
    private static final Struct.Field PRIMARY = SCTP_STATUS.field("sstat_primary", 24, 152);

    private static final Struct SCTP_PADDRINFO = Struct.of("sctp_paddrinfo", 152);
    private static final Struct.Field ADDRESS = SCTP_PADDRINFO.field("spinfo_address", 4, 128);
    private static final Struct.Field P_STATE = SCTP_PADDRINFO.field("spinfo_state", 132, 4);
    private static final Struct.Field CWND = SCTP_PADDRINFO.field("spinfo_cwnd", 136, 4);
    private static final Struct.Field SRTT = SCTP_PADDRINFO.field("spinfo_srtt", 140, 4);
    private static final Struct.Field RTO = SCTP_PADDRINFO.field("spinfo_rto", 144, 4);
    private static final Struct.Field MTU = SCTP_PADDRINFO.field("spinfo_mtu", 148, 4);

    static final Shape<SctpStatus> SHAPE =
            Coded.answer(SctpStatus.class, SCTP_STATUS, SCTP_STATUS.size(), SctpStatus::decode);

    private static SctpStatus decode(ByteBuffer from) {
        byte[] bytes = PRIMARY.getBytes(from, SCTP_PADDRINFO.size());
        ByteBuffer primary = SCTP_PADDRINFO.wrap(bytes);
        return new SctpStatus(
                ASSOC.getInt(from),
                STATE.getInt(from),
                RWND.get(from),
                UNACK.getInt(from),
                PEND.getInt(from),
                IN.getInt(from),
                OUT.getInt(from),
                FRAG.get(from),
                InetBytes.get(bytes, ADDRESS.offset(), ADDRESS.bytes()),
                P_STATE.getInt(primary),
                CWND.get(primary),
                SRTT.get(primary),
                RTO.get(primary),
                MTU.get(primary));
    }
}
