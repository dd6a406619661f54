package soquete.option;

import java.util.OptionalLong;

/// What the kernel knows about a Multipath TCP connection: `struct mptcp_info` of `MPTCP_INFO`;
/// since Linux 5.16.
///
/// The struct grows with the kernel: 48 bytes in Linux 6.1, 96 in 6.18. What a kernel does not
/// have is empty, and what a newer one has more is in [#bytes]. All numbers are unsigned.
public final class MptcpInfo extends GrowingInfo {
    private static final Struct STRUCT = Struct.growing("mptcp_info", 40);
    private static final Struct.Field SUBFLOWS = STRUCT.field("mptcpi_subflows", 0, 1);
    private static final Struct.Field ADDADDRSIGNAL = STRUCT.field("mptcpi_add_addr_signal", 1, 1);
    private static final Struct.Field ADDADDRACCEPTED =
            STRUCT.field("mptcpi_add_addr_accepted", 2, 1);
    private static final Struct.Field SUBFLOWSMAX = STRUCT.field("mptcpi_subflows_max", 3, 1);
    private static final Struct.Field ADDADDRSIGNALMAX =
            STRUCT.field("mptcpi_add_addr_signal_max", 4, 1);
    private static final Struct.Field ADDADDRACCEPTEDMAX =
            STRUCT.field("mptcpi_add_addr_accepted_max", 5, 1);
    private static final Struct.Field FLAGS = STRUCT.field("mptcpi_flags", 8, 4);
    private static final Struct.Field TOKEN = STRUCT.field("mptcpi_token", 12, 4);
    private static final Struct.Field WRITESEQ = STRUCT.field("mptcpi_write_seq", 16, 8);
    private static final Struct.Field SNDUNA = STRUCT.field("mptcpi_snd_una", 24, 8);
    private static final Struct.Field RCVNXT = STRUCT.field("mptcpi_rcv_nxt", 32, 8);
    private static final Struct.Field LOCALADDRUSED = STRUCT.field("mptcpi_local_addr_used", 40, 1);
    private static final Struct.Field LOCALADDRMAX = STRUCT.field("mptcpi_local_addr_max", 41, 1);
    private static final Struct.Field CSUMENABLED = STRUCT.field("mptcpi_csum_enabled", 42, 1);
    private static final Struct.Field RETRANSMITS = STRUCT.field("mptcpi_retransmits", 44, 4);
    private static final Struct.Field BYTESRETRANS = STRUCT.field("mptcpi_bytes_retrans", 48, 8);
    private static final Struct.Field BYTESSENT = STRUCT.field("mptcpi_bytes_sent", 56, 8);
    private static final Struct.Field BYTESRECEIVED = STRUCT.field("mptcpi_bytes_received", 64, 8);
    private static final Struct.Field BYTESACKED = STRUCT.field("mptcpi_bytes_acked", 72, 8);
    private static final Struct.Field SUBFLOWSTOTAL = STRUCT.field("mptcpi_subflows_total", 80, 1);
    private static final Struct.Field ENDPLAMINARMAX =
            STRUCT.field("mptcpi_endp_laminar_max", 81, 1);
    private static final Struct.Field ENDPFULLMESHMAX =
            STRUCT.field("mptcpi_endp_fullmesh_max", 82, 1);
    private static final Struct.Field LASTDATASENT = STRUCT.field("mptcpi_last_data_sent", 84, 4);
    private static final Struct.Field LASTDATARECV = STRUCT.field("mptcpi_last_data_recv", 88, 4);
    private static final Struct.Field LASTACKRECV = STRUCT.field("mptcpi_last_ack_recv", 92, 4);

    static final Shape<MptcpInfo> SHAPE =
            Coded.bytes(MptcpInfo.class, 256, Passing.VALUE, MptcpInfo::bytes, MptcpInfo::new);

    private MptcpInfo(byte[] bytes) {
        super(STRUCT, bytes);
    }

    /// Reads the bytes of a `struct mptcp_info` of any kernel.
    ///
    /// @param bytes at least 40
    /// @return the value
    /// @throws IllegalArgumentException if there are fewer
    public static MptcpInfo of(byte[] bytes) {
        return SHAPE.decode(bytes.clone());
    }

    /// Whether the connection fell back to plain TCP.
    ///
    /// @return the flag `MPTCP_INFO_FLAG_FALLBACK`
    public boolean isFallback() {
        return (flags() & 1) != 0;
    }

    /// Additional subflows.
    ///
    /// @return `mptcpi_subflows`
    public long subflows() {
        return SUBFLOWS.get(struct);
    }

    /// Addresses announced to the peer.
    ///
    /// @return `mptcpi_add_addr_signal`
    public long addAddrSignal() {
        return ADDADDRSIGNAL.get(struct);
    }

    /// Addresses of the peer that were accepted.
    ///
    /// @return `mptcpi_add_addr_accepted`
    public long addAddrAccepted() {
        return ADDADDRACCEPTED.get(struct);
    }

    /// Most additional subflows.
    ///
    /// @return `mptcpi_subflows_max`
    public long subflowsMax() {
        return SUBFLOWSMAX.get(struct);
    }

    /// Most addresses announced.
    ///
    /// @return `mptcpi_add_addr_signal_max`
    public long addAddrSignalMax() {
        return ADDADDRSIGNALMAX.get(struct);
    }

    /// Most addresses accepted.
    ///
    /// @return `mptcpi_add_addr_accepted_max`
    public long addAddrAcceptedMax() {
        return ADDADDRACCEPTEDMAX.get(struct);
    }

    /// `MPTCP_INFO_FLAG_FALLBACK` 1 (it is plain TCP), `MPTCP_INFO_FLAG_REMOTE_KEY_RECEIVED` 2.
    ///
    /// @return `mptcpi_flags`
    public long flags() {
        return FLAGS.get(struct);
    }

    /// The token of the connection.
    ///
    /// @return `mptcpi_token`
    public long token() {
        return TOKEN.get(struct);
    }

    /// The next byte to write.
    ///
    /// @return `mptcpi_write_seq`
    public long writeSeq() {
        return WRITESEQ.get(struct);
    }

    /// The first byte without acknowledgement.
    ///
    /// @return `mptcpi_snd_una`
    public long sndUna() {
        return SNDUNA.get(struct);
    }

    /// The next byte to receive.
    ///
    /// @return `mptcpi_rcv_nxt`
    public long rcvNxt() {
        return RCVNXT.get(struct);
    }

    /// Local addresses in use; since Linux 5.19.
    ///
    /// @return `mptcpi_local_addr_used`; empty where the kernel does not have it
    public OptionalLong localAddrUsed() {
        return get(LOCALADDRUSED);
    }

    /// Most local addresses; since Linux 5.19.
    ///
    /// @return `mptcpi_local_addr_max`; empty where the kernel does not have it
    public OptionalLong localAddrMax() {
        return get(LOCALADDRMAX);
    }

    /// 1 with checksums; since Linux 5.19.
    ///
    /// @return `mptcpi_csum_enabled`; empty where the kernel does not have it
    public OptionalLong csumEnabled() {
        return get(CSUMENABLED);
    }

    /// Segments sent again; since Linux 6.5.
    ///
    /// @return `mptcpi_retransmits`; empty where the kernel does not have it
    public OptionalLong retransmits() {
        return get(RETRANSMITS);
    }

    /// Bytes sent again; since Linux 6.5.
    ///
    /// @return `mptcpi_bytes_retrans`; empty where the kernel does not have it
    public OptionalLong bytesRetrans() {
        return get(BYTESRETRANS);
    }

    /// Bytes sent; since Linux 6.5.
    ///
    /// @return `mptcpi_bytes_sent`; empty where the kernel does not have it
    public OptionalLong bytesSent() {
        return get(BYTESSENT);
    }

    /// Bytes received; since Linux 6.5.
    ///
    /// @return `mptcpi_bytes_received`; empty where the kernel does not have it
    public OptionalLong bytesReceived() {
        return get(BYTESRECEIVED);
    }

    /// Bytes acknowledged; since Linux 6.5.
    ///
    /// @return `mptcpi_bytes_acked`; empty where the kernel does not have it
    public OptionalLong bytesAcked() {
        return get(BYTESACKED);
    }

    /// All subflows; since Linux 6.9.
    ///
    /// @return `mptcpi_subflows_total`; empty where the kernel does not have it
    public OptionalLong subflowsTotal() {
        return get(SUBFLOWSTOTAL);
    }

    /// Laminar endpoints; since Linux 6.18.
    ///
    /// @return `mptcpi_endp_laminar_max`; empty where the kernel does not have it
    public OptionalLong endpLaminarMax() {
        return get(ENDPLAMINARMAX);
    }

    /// Fullmesh endpoints; since Linux 6.18.
    ///
    /// @return `mptcpi_endp_fullmesh_max`; empty where the kernel does not have it
    public OptionalLong endpFullmeshMax() {
        return get(ENDPFULLMESHMAX);
    }

    /// Milliseconds since data was sent; since Linux 6.10.
    ///
    /// @return `mptcpi_last_data_sent`; empty where the kernel does not have it
    public OptionalLong lastDataSent() {
        return get(LASTDATASENT);
    }

    /// Milliseconds since data was received; since Linux 6.10.
    ///
    /// @return `mptcpi_last_data_recv`; empty where the kernel does not have it
    public OptionalLong lastDataRecv() {
        return get(LASTDATARECV);
    }

    /// Milliseconds since an acknowledgement was received; since Linux 6.10.
    ///
    /// @return `mptcpi_last_ack_recv`; empty where the kernel does not have it
    public OptionalLong lastAckRecv() {
        return get(LASTACKRECV);
    }

    /// Every field that the kernel answered, by its C name.
    @Override
    public String toString() {
        return "MptcpInfo" + fields();
    }
}
