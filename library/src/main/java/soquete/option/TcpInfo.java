package soquete.option;

import java.util.OptionalLong;

/// What the kernel knows about a TCP connection: `struct tcp_info` of `TCP_INFO`, tcp(7).
///
/// The struct grows with the kernel: 104 bytes at first, 232 in Linux 6.1, 280 in 6.18. What a
/// kernel does not have is empty, and what a newer one has more is in [#bytes]. All numbers are
/// unsigned.
public final class TcpInfo extends GrowingInfo {
    private static final Struct STRUCT = Struct.growing("tcp_info", 104);
    private static final Struct.Field STATENUMBER = STRUCT.field("tcpi_state", 0, 1);
    private static final Struct.Field CASTATE = STRUCT.field("tcpi_ca_state", 1, 1);
    private static final Struct.Field RETRANSMITS = STRUCT.field("tcpi_retransmits", 2, 1);
    private static final Struct.Field PROBES = STRUCT.field("tcpi_probes", 3, 1);
    private static final Struct.Field BACKOFF = STRUCT.field("tcpi_backoff", 4, 1);
    private static final Struct.Field OPTIONS = STRUCT.field("tcpi_options", 5, 1);
    private static final Struct.Field RTO = STRUCT.field("tcpi_rto", 8, 4);
    private static final Struct.Field ATO = STRUCT.field("tcpi_ato", 12, 4);
    private static final Struct.Field SNDMSS = STRUCT.field("tcpi_snd_mss", 16, 4);
    private static final Struct.Field RCVMSS = STRUCT.field("tcpi_rcv_mss", 20, 4);
    private static final Struct.Field UNACKED = STRUCT.field("tcpi_unacked", 24, 4);
    private static final Struct.Field SACKED = STRUCT.field("tcpi_sacked", 28, 4);
    private static final Struct.Field LOST = STRUCT.field("tcpi_lost", 32, 4);
    private static final Struct.Field RETRANS = STRUCT.field("tcpi_retrans", 36, 4);
    private static final Struct.Field FACKETS = STRUCT.field("tcpi_fackets", 40, 4);
    private static final Struct.Field LASTDATASENT = STRUCT.field("tcpi_last_data_sent", 44, 4);
    private static final Struct.Field LASTACKSENT = STRUCT.field("tcpi_last_ack_sent", 48, 4);
    private static final Struct.Field LASTDATARECV = STRUCT.field("tcpi_last_data_recv", 52, 4);
    private static final Struct.Field LASTACKRECV = STRUCT.field("tcpi_last_ack_recv", 56, 4);
    private static final Struct.Field PMTU = STRUCT.field("tcpi_pmtu", 60, 4);
    private static final Struct.Field RCVSSTHRESH = STRUCT.field("tcpi_rcv_ssthresh", 64, 4);
    private static final Struct.Field RTT = STRUCT.field("tcpi_rtt", 68, 4);
    private static final Struct.Field RTTVAR = STRUCT.field("tcpi_rttvar", 72, 4);
    private static final Struct.Field SNDSSTHRESH = STRUCT.field("tcpi_snd_ssthresh", 76, 4);
    private static final Struct.Field SNDCWND = STRUCT.field("tcpi_snd_cwnd", 80, 4);
    private static final Struct.Field ADVMSS = STRUCT.field("tcpi_advmss", 84, 4);
    private static final Struct.Field REORDERING = STRUCT.field("tcpi_reordering", 88, 4);
    private static final Struct.Field RCVRTT = STRUCT.field("tcpi_rcv_rtt", 92, 4);
    private static final Struct.Field RCVSPACE = STRUCT.field("tcpi_rcv_space", 96, 4);
    private static final Struct.Field TOTALRETRANS = STRUCT.field("tcpi_total_retrans", 100, 4);
    private static final Struct.Field PACINGRATE = STRUCT.field("tcpi_pacing_rate", 104, 8);
    private static final Struct.Field MAXPACINGRATE = STRUCT.field("tcpi_max_pacing_rate", 112, 8);
    private static final Struct.Field BYTESACKED = STRUCT.field("tcpi_bytes_acked", 120, 8);
    private static final Struct.Field BYTESRECEIVED = STRUCT.field("tcpi_bytes_received", 128, 8);
    private static final Struct.Field SEGSOUT = STRUCT.field("tcpi_segs_out", 136, 4);
    private static final Struct.Field SEGSIN = STRUCT.field("tcpi_segs_in", 140, 4);
    private static final Struct.Field NOTSENTBYTES = STRUCT.field("tcpi_notsent_bytes", 144, 4);
    private static final Struct.Field MINRTT = STRUCT.field("tcpi_min_rtt", 148, 4);
    private static final Struct.Field DATASEGSIN = STRUCT.field("tcpi_data_segs_in", 152, 4);
    private static final Struct.Field DATASEGSOUT = STRUCT.field("tcpi_data_segs_out", 156, 4);
    private static final Struct.Field DELIVERYRATE = STRUCT.field("tcpi_delivery_rate", 160, 8);
    private static final Struct.Field BUSYTIME = STRUCT.field("tcpi_busy_time", 168, 8);
    private static final Struct.Field RWNDLIMITED = STRUCT.field("tcpi_rwnd_limited", 176, 8);
    private static final Struct.Field SNDBUFLIMITED = STRUCT.field("tcpi_sndbuf_limited", 184, 8);
    private static final Struct.Field DELIVERED = STRUCT.field("tcpi_delivered", 192, 4);
    private static final Struct.Field DELIVEREDCE = STRUCT.field("tcpi_delivered_ce", 196, 4);
    private static final Struct.Field BYTESSENT = STRUCT.field("tcpi_bytes_sent", 200, 8);
    private static final Struct.Field BYTESRETRANS = STRUCT.field("tcpi_bytes_retrans", 208, 8);
    private static final Struct.Field DSACKDUPS = STRUCT.field("tcpi_dsack_dups", 216, 4);
    private static final Struct.Field REORDSEEN = STRUCT.field("tcpi_reord_seen", 220, 4);
    private static final Struct.Field RCVOOOPACK = STRUCT.field("tcpi_rcv_ooopack", 224, 4);
    private static final Struct.Field SNDWND = STRUCT.field("tcpi_snd_wnd", 228, 4);
    private static final Struct.Field RCVWND = STRUCT.field("tcpi_rcv_wnd", 232, 4);
    private static final Struct.Field REHASH = STRUCT.field("tcpi_rehash", 236, 4);
    private static final Struct.Field TOTALRTO = STRUCT.field("tcpi_total_rto", 240, 2);
    private static final Struct.Field TOTALRTORECOVERIES =
            STRUCT.field("tcpi_total_rto_recoveries", 242, 2);
    private static final Struct.Field TOTALRTOTIME = STRUCT.field("tcpi_total_rto_time", 244, 4);
    private static final Struct.Field RECEIVEDCE = STRUCT.field("tcpi_received_ce", 248, 4);
    private static final Struct.Field DELIVEREDE1BYTES =
            STRUCT.field("tcpi_delivered_e1_bytes", 252, 4);
    private static final Struct.Field DELIVEREDE0BYTES =
            STRUCT.field("tcpi_delivered_e0_bytes", 256, 4);
    private static final Struct.Field DELIVEREDCEBYTES =
            STRUCT.field("tcpi_delivered_ce_bytes", 260, 4);
    private static final Struct.Field RECEIVEDE1BYTES =
            STRUCT.field("tcpi_received_e1_bytes", 264, 4);
    private static final Struct.Field RECEIVEDE0BYTES =
            STRUCT.field("tcpi_received_e0_bytes", 268, 4);
    private static final Struct.Field RECEIVEDCEBYTES =
            STRUCT.field("tcpi_received_ce_bytes", 272, 4);

    static final Shape<TcpInfo> SHAPE =
            Coded.bytes(TcpInfo.class, 512, Passing.VALUE, TcpInfo::bytes, TcpInfo::new);

    private TcpInfo(byte[] bytes) {
        super(STRUCT, bytes);
    }

    /// Reads the bytes of a `struct tcp_info` of any kernel.
    ///
    /// @param bytes at least 104
    /// @return the value
    /// @throws IllegalArgumentException if there are fewer
    public static TcpInfo of(byte[] bytes) {
        return SHAPE.decode(bytes.clone());
    }

    /// The state of the connection.
    ///
    /// @return as [TcpState#TCP_ESTABLISHED]
    public TcpState state() {
        return new TcpState((int) stateNumber());
    }

    /// By how many bits the peer shifts its window.
    ///
    /// @return `tcpi_snd_wscale`, 0 to 14
    public int sndWscale() {
        return struct.get(6) & 0x0f;
    }

    /// By how many bits we shift ours.
    ///
    /// @return `tcpi_rcv_wscale`, 0 to 14
    public int rcvWscale() {
        return (struct.get(6) & 0xf0) >> 4;
    }

    /// Whether the delivery rate was limited by the application; since Linux 4.9.
    ///
    /// @return `tcpi_delivery_rate_app_limited`
    public boolean isDeliveryRateAppLimited() {
        return (struct.get(7) & 1) != 0;
    }

    /// Why fast open failed at this client; since Linux 5.5.
    ///
    /// @return `tcpi_fastopen_client_fail`: 0 unknown or not, 1 no cookie, 2 no data acknowledged,
    ///     3
    ///     a retransmission
    public int fastopenClientFail() {
        return (struct.get(7) & 6) >> 1;
    }

    /// The last 32 bits that Linux 6.18 has: what AccECN negotiated, and further options.
    ///
    /// @return bits 0-1 `tcpi_ecn_mode`, 2-3 `tcpi_accecn_opt_seen`, 4-7 `tcpi_accecn_fail_mode`,
    ///     8-31
    ///     `tcpi_options2`; empty where the kernel does not have it
    public OptionalLong accEcn() {
        return struct.limit() < 280
                ? OptionalLong.empty()
                : OptionalLong.of(struct.getInt(276) & 0xffff_ffffL);
    }

    /// The state of the connection as a number.
    ///
    /// @return `tcpi_state`
    public long stateNumber() {
        return STATENUMBER.get(struct);
    }

    /// What congestion control does: 0 open, 1 disorder, 2 CWR, 3 recovery, 4 loss.
    ///
    /// @return `tcpi_ca_state`
    public long caState() {
        return CASTATE.get(struct);
    }

    /// Retransmissions of the segment at the head, without an answer.
    ///
    /// @return `tcpi_retransmits`
    public long retransmits() {
        return RETRANSMITS.get(struct);
    }

    /// Window or keep-alive probes without an answer.
    ///
    /// @return `tcpi_probes`
    public long probes() {
        return PROBES.get(struct);
    }

    /// How often the timeout was doubled.
    ///
    /// @return `tcpi_backoff`
    public long backoff() {
        return BACKOFF.get(struct);
    }

    /// What was negotiated: `TCPI_OPT_TIMESTAMPS` 1, `SACK` 2, `WSCALE` 4, `ECN` 8, `ECN_SEEN`
    /// 16, `SYN_DATA` 32, `USEC_TS` 64, `TFO_CHILD` 128.
    ///
    /// @return `tcpi_options`
    public long options() {
        return OPTIONS.get(struct);
    }

    /// The retransmission timeout, in microseconds.
    ///
    /// @return `tcpi_rto`
    public long rto() {
        return RTO.get(struct);
    }

    /// The timeout of delayed acknowledgements, in microseconds.
    ///
    /// @return `tcpi_ato`
    public long ato() {
        return ATO.get(struct);
    }

    /// The largest segment sent, in bytes.
    ///
    /// @return `tcpi_snd_mss`
    public long sndMss() {
        return SNDMSS.get(struct);
    }

    /// The largest segment received, in bytes, estimated.
    ///
    /// @return `tcpi_rcv_mss`
    public long rcvMss() {
        return RCVMSS.get(struct);
    }

    /// Segments in flight; of a listener, connections that wait for accept.
    ///
    /// @return `tcpi_unacked`
    public long unacked() {
        return UNACKED.get(struct);
    }

    /// Segments acknowledged selectively; of a listener, its backlog.
    ///
    /// @return `tcpi_sacked`
    public long sacked() {
        return SACKED.get(struct);
    }

    /// Segments thought lost.
    ///
    /// @return `tcpi_lost`
    public long lost() {
        return LOST.get(struct);
    }

    /// Segments sent again and in flight.
    ///
    /// @return `tcpi_retrans`
    public long retrans() {
        return RETRANS.get(struct);
    }

    /// No longer counted.
    ///
    /// @return `tcpi_fackets`
    public long fackets() {
        return FACKETS.get(struct);
    }

    /// Milliseconds since data was sent.
    ///
    /// @return `tcpi_last_data_sent`
    public long lastDataSent() {
        return LASTDATASENT.get(struct);
    }

    /// Not counted by Linux.
    ///
    /// @return `tcpi_last_ack_sent`
    public long lastAckSent() {
        return LASTACKSENT.get(struct);
    }

    /// Milliseconds since data was received.
    ///
    /// @return `tcpi_last_data_recv`
    public long lastDataRecv() {
        return LASTDATARECV.get(struct);
    }

    /// Milliseconds since an acknowledgement was received.
    ///
    /// @return `tcpi_last_ack_recv`
    public long lastAckRecv() {
        return LASTACKRECV.get(struct);
    }

    /// The MTU of the path, in bytes.
    ///
    /// @return `tcpi_pmtu`
    public long pmtu() {
        return PMTU.get(struct);
    }

    /// The threshold of the receive window, in bytes.
    ///
    /// @return `tcpi_rcv_ssthresh`
    public long rcvSsthresh() {
        return RCVSSTHRESH.get(struct);
    }

    /// The round-trip time, smoothed, in microseconds.
    ///
    /// @return `tcpi_rtt`
    public long rtt() {
        return RTT.get(struct);
    }

    /// Its mean deviation, in microseconds.
    ///
    /// @return `tcpi_rttvar`
    public long rttvar() {
        return RTTVAR.get(struct);
    }

    /// The slow start threshold, in segments.
    ///
    /// @return `tcpi_snd_ssthresh`
    public long sndSsthresh() {
        return SNDSSTHRESH.get(struct);
    }

    /// The congestion window, in segments.
    ///
    /// @return `tcpi_snd_cwnd`
    public long sndCwnd() {
        return SNDCWND.get(struct);
    }

    /// The largest segment that was announced, in bytes.
    ///
    /// @return `tcpi_advmss`
    public long advmss() {
        return ADVMSS.get(struct);
    }

    /// How far segments are reordered, in segments.
    ///
    /// @return `tcpi_reordering`
    public long reordering() {
        return REORDERING.get(struct);
    }

    /// The round-trip time as the receiver sees it, in microseconds.
    ///
    /// @return `tcpi_rcv_rtt`
    public long rcvRtt() {
        return RCVRTT.get(struct);
    }

    /// The receive window that auto-tuning aims at, in bytes.
    ///
    /// @return `tcpi_rcv_space`
    public long rcvSpace() {
        return RCVSPACE.get(struct);
    }

    /// Segments sent again, in all.
    ///
    /// @return `tcpi_total_retrans`
    public long totalRetrans() {
        return TOTALRETRANS.get(struct);
    }

    /// Bytes a second at which the sender paces; -1 for no limit; since Linux 3.15.
    ///
    /// @return `tcpi_pacing_rate`; empty where the kernel does not have it
    public OptionalLong pacingRate() {
        return get(PACINGRATE);
    }

    /// Its upper limit (`SO_MAX_PACING_RATE`); -1 for none; since Linux 3.15.
    ///
    /// @return `tcpi_max_pacing_rate`; empty where the kernel does not have it
    public OptionalLong maxPacingRate() {
        return get(MAXPACINGRATE);
    }

    /// Bytes acknowledged by the peer; since Linux 4.1.
    ///
    /// @return `tcpi_bytes_acked`; empty where the kernel does not have it
    public OptionalLong bytesAcked() {
        return get(BYTESACKED);
    }

    /// Bytes received; since Linux 4.1.
    ///
    /// @return `tcpi_bytes_received`; empty where the kernel does not have it
    public OptionalLong bytesReceived() {
        return get(BYTESRECEIVED);
    }

    /// Segments sent; since Linux 4.2.
    ///
    /// @return `tcpi_segs_out`; empty where the kernel does not have it
    public OptionalLong segsOut() {
        return get(SEGSOUT);
    }

    /// Segments received; since Linux 4.2.
    ///
    /// @return `tcpi_segs_in`; empty where the kernel does not have it
    public OptionalLong segsIn() {
        return get(SEGSIN);
    }

    /// Bytes queued and not yet sent; since Linux 4.6.
    ///
    /// @return `tcpi_notsent_bytes`; empty where the kernel does not have it
    public OptionalLong notsentBytes() {
        return get(NOTSENTBYTES);
    }

    /// The least round-trip time, in microseconds; since Linux 4.6.
    ///
    /// @return `tcpi_min_rtt`; empty where the kernel does not have it
    public OptionalLong minRtt() {
        return get(MINRTT);
    }

    /// Segments with data received; since Linux 4.6.
    ///
    /// @return `tcpi_data_segs_in`; empty where the kernel does not have it
    public OptionalLong dataSegsIn() {
        return get(DATASEGSIN);
    }

    /// Segments with data sent; since Linux 4.6.
    ///
    /// @return `tcpi_data_segs_out`; empty where the kernel does not have it
    public OptionalLong dataSegsOut() {
        return get(DATASEGSOUT);
    }

    /// Bytes a second that arrived, as measured last; since Linux 4.9.
    ///
    /// @return `tcpi_delivery_rate`; empty where the kernel does not have it
    public OptionalLong deliveryRate() {
        return get(DELIVERYRATE);
    }

    /// Microseconds spent with data to send; since Linux 4.10.
    ///
    /// @return `tcpi_busy_time`; empty where the kernel does not have it
    public OptionalLong busyTime() {
        return get(BUSYTIME);
    }

    /// Microseconds held up by the window of the peer; since Linux 4.10.
    ///
    /// @return `tcpi_rwnd_limited`; empty where the kernel does not have it
    public OptionalLong rwndLimited() {
        return get(RWNDLIMITED);
    }

    /// Microseconds held up by the send buffer; since Linux 4.10.
    ///
    /// @return `tcpi_sndbuf_limited`; empty where the kernel does not have it
    public OptionalLong sndbufLimited() {
        return get(SNDBUFLIMITED);
    }

    /// Segments delivered; since Linux 4.18.
    ///
    /// @return `tcpi_delivered`; empty where the kernel does not have it
    public OptionalLong delivered() {
        return get(DELIVERED);
    }

    /// Of them, those with a congestion mark; since Linux 4.18.
    ///
    /// @return `tcpi_delivered_ce`; empty where the kernel does not have it
    public OptionalLong deliveredCe() {
        return get(DELIVEREDCE);
    }

    /// Bytes of data sent, with retransmissions; since Linux 4.19.
    ///
    /// @return `tcpi_bytes_sent`; empty where the kernel does not have it
    public OptionalLong bytesSent() {
        return get(BYTESSENT);
    }

    /// Bytes sent again; since Linux 4.19.
    ///
    /// @return `tcpi_bytes_retrans`; empty where the kernel does not have it
    public OptionalLong bytesRetrans() {
        return get(BYTESRETRANS);
    }

    /// Duplicates that the peer reported; since Linux 4.19.
    ///
    /// @return `tcpi_dsack_dups`; empty where the kernel does not have it
    public OptionalLong dsackDups() {
        return get(DSACKDUPS);
    }

    /// How often reordering was seen; since Linux 4.19.
    ///
    /// @return `tcpi_reord_seen`; empty where the kernel does not have it
    public OptionalLong reordSeen() {
        return get(REORDSEEN);
    }

    /// Segments received out of order; since Linux 5.4.
    ///
    /// @return `tcpi_rcv_ooopack`; empty where the kernel does not have it
    public OptionalLong rcvOoopack() {
        return get(RCVOOOPACK);
    }

    /// The window of the peer, in bytes; since Linux 5.4.
    ///
    /// @return `tcpi_snd_wnd`; empty where the kernel does not have it
    public OptionalLong sndWnd() {
        return get(SNDWND);
    }

    /// The window offered to the peer, in bytes; since Linux 6.2.
    ///
    /// @return `tcpi_rcv_wnd`; empty where the kernel does not have it
    public OptionalLong rcvWnd() {
        return get(RCVWND);
    }

    /// How often another path was tried; since Linux 6.2.
    ///
    /// @return `tcpi_rehash`; empty where the kernel does not have it
    public OptionalLong rehash() {
        return get(REHASH);
    }

    /// Timeouts, in all; since Linux 6.7.
    ///
    /// @return `tcpi_total_rto`; empty where the kernel does not have it
    public OptionalLong totalRto() {
        return get(TOTALRTO);
    }

    /// Recoveries from timeouts; since Linux 6.7.
    ///
    /// @return `tcpi_total_rto_recoveries`; empty where the kernel does not have it
    public OptionalLong totalRtoRecoveries() {
        return get(TOTALRTORECOVERIES);
    }

    /// Milliseconds spent in them; since Linux 6.7.
    ///
    /// @return `tcpi_total_rto_time`; empty where the kernel does not have it
    public OptionalLong totalRtoTime() {
        return get(TOTALRTOTIME);
    }

    /// Segments received with a congestion mark; since Linux 6.18.
    ///
    /// @return `tcpi_received_ce`; empty where the kernel does not have it
    public OptionalLong receivedCe() {
        return get(RECEIVEDCE);
    }

    /// Bytes delivered with ECT(1); since Linux 6.18.
    ///
    /// @return `tcpi_delivered_e1_bytes`; empty where the kernel does not have it
    public OptionalLong deliveredE1Bytes() {
        return get(DELIVEREDE1BYTES);
    }

    /// Bytes delivered with ECT(0); since Linux 6.18.
    ///
    /// @return `tcpi_delivered_e0_bytes`; empty where the kernel does not have it
    public OptionalLong deliveredE0Bytes() {
        return get(DELIVEREDE0BYTES);
    }

    /// Bytes delivered with a congestion mark; since Linux 6.18.
    ///
    /// @return `tcpi_delivered_ce_bytes`; empty where the kernel does not have it
    public OptionalLong deliveredCeBytes() {
        return get(DELIVEREDCEBYTES);
    }

    /// Bytes received with ECT(1); since Linux 6.18.
    ///
    /// @return `tcpi_received_e1_bytes`; empty where the kernel does not have it
    public OptionalLong receivedE1Bytes() {
        return get(RECEIVEDE1BYTES);
    }

    /// Bytes received with ECT(0); since Linux 6.18.
    ///
    /// @return `tcpi_received_e0_bytes`; empty where the kernel does not have it
    public OptionalLong receivedE0Bytes() {
        return get(RECEIVEDE0BYTES);
    }

    /// Bytes received with a congestion mark; since Linux 6.18.
    ///
    /// @return `tcpi_received_ce_bytes`; empty where the kernel does not have it
    public OptionalLong receivedCeBytes() {
        return get(RECEIVEDCEBYTES);
    }

    /// As `ss -ti` would: the state, times in milliseconds, windows and counts.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("TcpInfo[").append(state());
        text.append(" rtt:").append(millis(rtt())).append('/').append(millis(rttvar()));
        text.append(" rto:").append(millis(rto()));
        text.append(" mss:").append(sndMss()).append(" pmtu:").append(pmtu());
        text.append(" cwnd:").append(sndCwnd()).append(" unacked:").append(unacked());
        text.append(" retrans:").append(retrans()).append('/').append(totalRetrans());
        append(text, " bytes_sent:", bytesSent());
        append(text, " bytes_acked:", bytesAcked());
        append(text, " bytes_received:", bytesReceived());
        append(text, " delivery_rate:", deliveryRate());
        return text.append(" (").append(struct.limit()).append(" bytes)]").toString();
    }

    private static void append(StringBuilder text, String name, OptionalLong value) {
        if (value.isPresent()) {
            text.append(name).append(value.getAsLong());
        }
    }

    private static String millis(long micros) {
        long rest = micros % 1000;
        String digits = Long.toString(1000 + rest).substring(1);
        return micros / 1000 + "." + digits + "ms";
    }
}
