package soquete.option;

/// Options of the level `SOL_SCTP` (`IPPROTO_SCTP`), RFC 6458, sorted by name. Those with bytes
/// take the struct that RFC 6458 or `<linux/sctp.h>` names.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6458#section-8">RFC 6458</a>
public final class SolSctp {
    /// The number of the level.
    public static final int SOL_SCTP = 132;

    /// The adaptation layer, told to the peer, `struct sctp_setadaptation`.
    public static final Option<Long> SCTP_ADAPTATION_LAYER =
            new Option<>("SCTP_ADAPTATION_LAYER", SOL_SCTP, 7, Shape.UNSIGNED);

    /// Adds streams, `struct sctp_add_streams`; write-only.
    public static final Option<byte[]> SCTP_ADD_STREAMS =
            new Option<>("SCTP_ADD_STREAMS", SOL_SCTP, 121, Shape.BYTES);

    /// Whether addresses may change during an association. Since Linux 5.4.
    public static final Option<SctpAssocValue> SCTP_ASCONF_SUPPORTED =
            new Option<>("SCTP_ASCONF_SUPPORTED", SOL_SCTP, 128, Deferred.SCTP_ASSOC_VALUE);

    /// Retransmissions, windows and cookies of an association.
    public static final Option<SctpAssocparams> SCTP_ASSOCINFO =
            new Option<>("SCTP_ASSOCINFO", SOL_SCTP, 1, Deferred.SCTP_ASSOCPARAMS);

    /// The key in use, `struct sctp_authkeyid`.
    public static final Option<byte[]> SCTP_AUTH_ACTIVE_KEY =
            new Option<>("SCTP_AUTH_ACTIVE_KEY", SOL_SCTP, 24, Shape.BYTES);

    /// A type of chunk that must be authenticated, `struct sctp_authchunk`; write-only.
    public static final Option<Integer> SCTP_AUTH_CHUNK =
            new Option<>("SCTP_AUTH_CHUNK", SOL_SCTP, 21, Shape.BYTE);

    /// A key that is not used any more, `struct sctp_authkeyid`; write-only. Since Linux 4.17.
    public static final Option<byte[]> SCTP_AUTH_DEACTIVATE_KEY =
            new Option<>("SCTP_AUTH_DEACTIVATE_KEY", SOL_SCTP, 35, Shape.BYTES);

    /// A key to forget, `struct sctp_authkeyid`; write-only.
    public static final Option<byte[]> SCTP_AUTH_DELETE_KEY =
            new Option<>("SCTP_AUTH_DELETE_KEY", SOL_SCTP, 25, Shape.BYTES);

    /// A key, `struct sctp_authkey`; write-only.
    public static final Option<byte[]> SCTP_AUTH_KEY =
            new Option<>("SCTP_AUTH_KEY", SOL_SCTP, 23, Shape.BYTES);

    /// Whether chunks may be authenticated. Since Linux 5.4.
    public static final Option<SctpAssocValue> SCTP_AUTH_SUPPORTED =
            new Option<>("SCTP_AUTH_SUPPORTED", SOL_SCTP, 129, Deferred.SCTP_ASSOC_VALUE);

    /// Seconds of silence after which an association ends; 0 is off.
    public static final Option<Integer> SCTP_AUTOCLOSE =
            new Option<>("SCTP_AUTOCLOSE", SOL_SCTP, 4, Shape.INT);

    /// Tell the peer of changes of local addresses.
    public static final Option<Boolean> SCTP_AUTO_ASCONF =
            new Option<>("SCTP_AUTO_ASCONF", SOL_SCTP, 30, Shape.FLAG);

    /// The context that comes with received messages.
    public static final Option<SctpAssocValue> SCTP_CONTEXT =
            new Option<>("SCTP_CONTEXT", SOL_SCTP, 17, Deferred.SCTP_ASSOC_VALUE);

    /// Partial reliability by default, `struct sctp_default_prinfo`. Since Linux 4.8.
    public static final Option<byte[]> SCTP_DEFAULT_PRINFO =
            new Option<>("SCTP_DEFAULT_PRINFO", SOL_SCTP, 114, Shape.BYTES);

    /// How messages are sent by default, `struct sctp_sndrcvinfo`; [#SCTP_DEFAULT_SNDINFO]
    /// replaces it.
    public static final Option<byte[]> SCTP_DEFAULT_SEND_PARAM =
            new Option<>("SCTP_DEFAULT_SEND_PARAM", SOL_SCTP, 10, Shape.BYTES);

    /// How messages are sent by default. Since Linux 3.17.
    public static final Option<SctpSndinfo> SCTP_DEFAULT_SNDINFO =
            new Option<>("SCTP_DEFAULT_SNDINFO", SOL_SCTP, 34, Deferred.SCTP_SNDINFO);

    /// How long and for how many packets acknowledgements wait.
    public static final Option<SctpSackInfo> SCTP_DELAYED_SACK =
            new Option<>("SCTP_DELAYED_SACK", SOL_SCTP, 16, Deferred.SCTP_SACK_INFO);

    /// Messages larger than the MTU are `EMSGSIZE`.
    public static final Option<Boolean> SCTP_DISABLE_FRAGMENTS =
            new Option<>("SCTP_DISABLE_FRAGMENTS", SOL_SCTP, 8, Shape.FLAG);

    /// Whether congestion is notified explicitly. Since Linux 5.4.
    public static final Option<SctpAssocValue> SCTP_ECN_SUPPORTED =
            new Option<>("SCTP_ECN_SUPPORTED", SOL_SCTP, 130, Deferred.SCTP_ASSOC_VALUE);

    /// Which requests to reset streams are accepted. Since Linux 4.11.
    public static final Option<SctpAssocValue> SCTP_ENABLE_STREAM_RESET =
            new Option<>("SCTP_ENABLE_STREAM_RESET", SOL_SCTP, 118, Deferred.SCTP_ASSOC_VALUE);

    /// Whether one kind of notification is received. Since Linux 5.0.
    public static final Option<SctpEvent> SCTP_EVENT =
            new Option<>("SCTP_EVENT", SOL_SCTP, 127, Deferred.SCTP_EVENT);

    /// Which notifications are received, `struct sctp_event_subscribe`: a byte each.
    public static final Option<byte[]> SCTP_EVENTS =
            new Option<>("SCTP_EVENTS", SOL_SCTP, 11, Shape.BYTES);

    /// Whether the state "potentially failed" is shown. Since Linux 5.5.
    public static final Option<SctpAssocValue> SCTP_EXPOSE_POTENTIALLY_FAILED_STATE =
            new Option<>(
                    "SCTP_EXPOSE_POTENTIALLY_FAILED_STATE",
                    SOL_SCTP,
                    131,
                    Deferred.SCTP_ASSOC_VALUE);

    /// How parts of messages may interleave: 0 to 2.
    public static final Option<Integer> SCTP_FRAGMENT_INTERLEAVE =
            new Option<>("SCTP_FRAGMENT_INTERLEAVE", SOL_SCTP, 18, Shape.INT);

    /// The associations, `struct sctp_assoc_ids`; read-only.
    public static final Option<byte[]> SCTP_GET_ASSOC_ID_LIST =
            new Option<>("SCTP_GET_ASSOC_ID_LIST", SOL_SCTP, 29, Shape.BYTES);

    /// How many associations there are; read-only.
    public static final Option<Long> SCTP_GET_ASSOC_NUMBER =
            new Option<>("SCTP_GET_ASSOC_NUMBER", SOL_SCTP, 28, Shape.UNSIGNED);

    /// Counters, `struct sctp_assoc_stats`: ask with the association; read-only. Since Linux 3.8.
    public static final Option<byte[]> SCTP_GET_ASSOC_STATS =
            new Option<>("SCTP_GET_ASSOC_STATS", SOL_SCTP, 112, Shape.BYTES);

    /// The local addresses, `struct sctp_getaddrs`: ask with the association; read-only.
    public static final Option<byte[]> SCTP_GET_LOCAL_ADDRS =
            new Option<>("SCTP_GET_LOCAL_ADDRS", SOL_SCTP, 109, Shape.BYTES);

    /// The addresses of the peer, `struct sctp_getaddrs`: ask with the association; read-only.
    public static final Option<byte[]> SCTP_GET_PEER_ADDRS =
            new Option<>("SCTP_GET_PEER_ADDRS", SOL_SCTP, 108, Shape.BYTES);

    /// The state of one address, `struct sctp_paddrinfo`: ask with the address; read-only.
    public static final Option<byte[]> SCTP_GET_PEER_ADDR_INFO =
            new Option<>("SCTP_GET_PEER_ADDR_INFO", SOL_SCTP, 15, Shape.BYTES);

    /// The algorithms of authentication in order, `struct sctp_hmacalgo`.
    public static final Option<byte[]> SCTP_HMAC_IDENT =
            new Option<>("SCTP_HMAC_IDENT", SOL_SCTP, 22, Shape.BYTES);

    /// Streams and retransmissions that the first message asks for.
    public static final Option<SctpInitmsg> SCTP_INITMSG =
            new Option<>("SCTP_INITMSG", SOL_SCTP, 2, Deferred.SCTP_INITMSG);

    /// Whether messages may interleave (RFC 8260). Since Linux 4.16.
    public static final Option<SctpAssocValue> SCTP_INTERLEAVING_SUPPORTED =
            new Option<>("SCTP_INTERLEAVING_SUPPORTED", SOL_SCTP, 125, Deferred.SCTP_ASSOC_VALUE);

    /// IPv4 addresses come as mapped ones of IPv6: true at first.
    public static final Option<Boolean> SCTP_I_WANT_MAPPED_V4_ADDR =
            new Option<>("SCTP_I_WANT_MAPPED_V4_ADDR", SOL_SCTP, 12, Shape.FLAG);

    /// The chunks that we want authenticated, `struct sctp_authchunks`; read-only.
    public static final Option<byte[]> SCTP_LOCAL_AUTH_CHUNKS =
            new Option<>("SCTP_LOCAL_AUTH_CHUNKS", SOL_SCTP, 27, Shape.BYTES);

    /// The largest chunk, in bytes; 0 for the MTU.
    public static final Option<SctpAssocValue> SCTP_MAXSEG =
            new Option<>("SCTP_MAXSEG", SOL_SCTP, 13, Deferred.SCTP_ASSOC_VALUE);

    /// Packets sent at once; 0 for no limit.
    public static final Option<SctpAssocValue> SCTP_MAX_BURST =
            new Option<>("SCTP_MAX_BURST", SOL_SCTP, 20, Deferred.SCTP_ASSOC_VALUE);

    /// No Nagle algorithm.
    public static final Option<Boolean> SCTP_NODELAY =
            new Option<>("SCTP_NODELAY", SOL_SCTP, 3, Shape.FLAG);

    /// The size of a message above which parts of it are delivered, in bytes.
    public static final Option<Long> SCTP_PARTIAL_DELIVERY_POINT =
            new Option<>("SCTP_PARTIAL_DELIVERY_POINT", SOL_SCTP, 19, Shape.UNSIGNED);

    /// Heartbeats, retransmissions and MTU of an address, `struct sctp_paddrparams`.
    public static final Option<byte[]> SCTP_PEER_ADDR_PARAMS =
            new Option<>("SCTP_PEER_ADDR_PARAMS", SOL_SCTP, 9, Shape.BYTES);

    /// Thresholds of failure of an address, `struct sctp_paddrthlds`.
    public static final Option<byte[]> SCTP_PEER_ADDR_THLDS =
            new Option<>("SCTP_PEER_ADDR_THLDS", SOL_SCTP, 31, Shape.BYTES);

    /// The same, `struct sctp_paddrthlds_v2`. Since Linux 5.5.
    public static final Option<byte[]> SCTP_PEER_ADDR_THLDS_V2 =
            new Option<>("SCTP_PEER_ADDR_THLDS_V2", SOL_SCTP, 37, Shape.BYTES);

    /// The chunks that the peer wants authenticated, `struct sctp_authchunks`; read-only.
    public static final Option<byte[]> SCTP_PEER_AUTH_CHUNKS =
            new Option<>("SCTP_PEER_AUTH_CHUNKS", SOL_SCTP, 26, Shape.BYTES);

    /// Milliseconds between probes of the MTU, `struct sctp_probeinterval`. Since Linux 5.14.
    public static final Option<byte[]> SCTP_PLPMTUD_PROBE_INTERVAL =
            new Option<>("SCTP_PLPMTUD_PROBE_INTERVAL", SOL_SCTP, 133, Shape.BYTES);

    /// The address of the peer to send to, `struct sctp_prim`.
    public static final Option<byte[]> SCTP_PRIMARY_ADDR =
            new Option<>("SCTP_PRIMARY_ADDR", SOL_SCTP, 6, Shape.BYTES);

    /// Messages given up, `struct sctp_prstatus`; read-only. Since Linux 4.8.
    public static final Option<byte[]> SCTP_PR_ASSOC_STATUS =
            new Option<>("SCTP_PR_ASSOC_STATUS", SOL_SCTP, 115, Shape.BYTES);

    /// Messages of a stream given up, `struct sctp_prstatus`; read-only. Since Linux 4.8.
    public static final Option<byte[]> SCTP_PR_STREAM_STATUS =
            new Option<>("SCTP_PR_STREAM_STATUS", SOL_SCTP, 116, Shape.BYTES);

    /// Whether messages may be given up. Since Linux 4.8.
    public static final Option<SctpAssocValue> SCTP_PR_SUPPORTED =
            new Option<>("SCTP_PR_SUPPORTED", SOL_SCTP, 113, Deferred.SCTP_ASSOC_VALUE);

    /// Whether streams may be reset. Since Linux 4.11.
    public static final Option<SctpAssocValue> SCTP_RECONFIG_SUPPORTED =
            new Option<>("SCTP_RECONFIG_SUPPORTED", SOL_SCTP, 117, Deferred.SCTP_ASSOC_VALUE);

    /// Receive what is known of the next message. Since Linux 3.17.
    public static final Option<Boolean> SCTP_RECVNXTINFO =
            new Option<>("SCTP_RECVNXTINFO", SOL_SCTP, 33, Shape.FLAG);

    /// Receive the stream and so on of each message. Since Linux 3.17.
    public static final Option<Boolean> SCTP_RECVRCVINFO =
            new Option<>("SCTP_RECVRCVINFO", SOL_SCTP, 32, Shape.FLAG);

    /// The UDP port of the peer, `struct sctp_udpencaps`. Since Linux 5.11.
    public static final Option<byte[]> SCTP_REMOTE_UDP_ENCAPS_PORT =
            new Option<>("SCTP_REMOTE_UDP_ENCAPS_PORT", SOL_SCTP, 132, Shape.BYTES);

    /// Resets all streams of an association; write-only. Since Linux 4.11.
    public static final Option<Integer> SCTP_RESET_ASSOC =
            new Option<>("SCTP_RESET_ASSOC", SOL_SCTP, 120, Shape.INT);

    /// Resets streams, `struct sctp_reset_streams`; write-only. Since Linux 4.11.
    public static final Option<byte[]> SCTP_RESET_STREAMS =
            new Option<>("SCTP_RESET_STREAMS", SOL_SCTP, 119, Shape.BYTES);

    /// Several one-to-one sockets share a port; before bind. Since Linux 4.19.
    public static final Option<Boolean> SCTP_REUSE_PORT =
            new Option<>("SCTP_REUSE_PORT", SOL_SCTP, 36, Shape.FLAG);

    /// Retransmission timeouts.
    public static final Option<SctpRtoinfo> SCTP_RTOINFO =
            new Option<>("SCTP_RTOINFO", SOL_SCTP, 0, Deferred.SCTP_RTOINFO);

    /// An address of the peer before sendmsg makes the association; write-only. Since Linux 5.1.
    public static final Option<byte[]> SCTP_SENDMSG_CONNECT =
            new Option<>("SCTP_SENDMSG_CONNECT", SOL_SCTP, 126, Shape.BYTES);

    /// Asks the peer to send to one of our addresses, `struct sctp_setpeerprim`; write-only.
    public static final Option<byte[]> SCTP_SET_PEER_PRIMARY_ADDR =
            new Option<>("SCTP_SET_PEER_PRIMARY_ADDR", SOL_SCTP, 5, Shape.BYTES);

    /// Binds to more addresses: the addresses one behind the other; write-only.
    public static final Option<byte[]> SCTP_SOCKOPT_BINDX_ADD =
            new Option<>("SCTP_SOCKOPT_BINDX_ADD", SOL_SCTP, 100, Shape.BYTES);

    /// Unbinds addresses: the addresses one behind the other; write-only.
    public static final Option<byte[]> SCTP_SOCKOPT_BINDX_REM =
            new Option<>("SCTP_SOCKOPT_BINDX_REM", SOL_SCTP, 101, Shape.BYTES);

    /// Connects to a peer with several addresses, one behind the other; write-only.
    public static final Option<byte[]> SCTP_SOCKOPT_CONNECTX =
            new Option<>("SCTP_SOCKOPT_CONNECTX", SOL_SCTP, 110, Shape.BYTES);

    /// The same by getsockopt, `struct sctp_getaddrs_old`, which answers the association.
    public static final Option<byte[]> SCTP_SOCKOPT_CONNECTX3 =
            new Option<>("SCTP_SOCKOPT_CONNECTX3", SOL_SCTP, 111, Shape.BYTES);

    /// Makes an association a socket of its own, `sctp_peeloff_arg_t`: ask with the association;
    /// the answer has the descriptor.
    public static final Option<byte[]> SCTP_SOCKOPT_PEELOFF =
            new Option<>("SCTP_SOCKOPT_PEELOFF", SOL_SCTP, 102, Shape.BYTES);

    /// The same with flags, `sctp_peeloff_flags_arg_t`. Since Linux 4.13.
    public static final Option<byte[]> SCTP_SOCKOPT_PEELOFF_FLAGS =
            new Option<>("SCTP_SOCKOPT_PEELOFF_FLAGS", SOL_SCTP, 122, Shape.BYTES);

    /// The state of an association; read-only.
    public static final Option<SctpStatus> SCTP_STATUS =
            new Option<>("SCTP_STATUS", SOL_SCTP, 14, Deferred.SCTP_STATUS);

    /// In which order streams are sent: 0 first come, 1 priority, 2 round robin. Since Linux
    /// 4.15.
    public static final Option<SctpAssocValue> SCTP_STREAM_SCHEDULER =
            new Option<>("SCTP_STREAM_SCHEDULER", SOL_SCTP, 123, Deferred.SCTP_ASSOC_VALUE);

    /// The priority of a stream, `struct sctp_stream_value`. Since Linux 4.15.
    public static final Option<byte[]> SCTP_STREAM_SCHEDULER_VALUE =
            new Option<>("SCTP_STREAM_SCHEDULER_VALUE", SOL_SCTP, 124, Shape.BYTES);

    private SolSctp() {}
}
