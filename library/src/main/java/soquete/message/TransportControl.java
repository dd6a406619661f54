package soquete.message;

import soquete.endpoint.Protocol;

/// Control messages of the levels of transport protocols: tcp(7), udp(7), TLS in the kernel,
/// sctp(7).
///
/// @see <a href="https://man7.org/linux/man-pages/man7/udp.7.html">udp(7)</a>
/// @see <a href="https://docs.kernel.org/networking/tls.html">kernel TLS</a>
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6458#section-5.3">RFC 6458, 5.3</a>
public sealed interface TransportControl extends ControlMessage {
    /// The level of TCP.
    int SOL_TCP = 6;

    /// The level of UDP.
    int SOL_UDP = 17;

    /// The level of TLS in the kernel.
    int SOL_TLS = 282;

    /// [TcpInq].
    int TCP_CM_INQ = 36;

    /// [UdpSegment].
    int UDP_SEGMENT = 103;

    /// [UdpGro].
    int UDP_GRO = 104;

    /// [TlsSetRecordType].
    int TLS_SET_RECORD_TYPE = 1;

    /// [TlsGetRecordType].
    int TLS_GET_RECORD_TYPE = 2;

    /// [SctpSndRcv].
    int SCTP_SNDRCV = 1;

    /// [SctpSndInfo].
    int SCTP_SNDINFO = 2;

    /// [SctpRcvInfo].
    int SCTP_RCVINFO = 3;

    /// How many bytes are left in the queue of a TCP connection, with `TCP_INQ`, since Linux 4.18.
    /// (receive)
    ///
    /// @param bytes a count; 1 or more once the peer has ended the stream
    record TcpInq(int bytes) implements TransportControl {
        @Override
        public int level() {
            return SOL_TCP;
        }

        @Override
        public int type() {
            return TCP_CM_INQ;
        }
    }

    /// The kernel cuts the message into datagrams of this size (the last may be shorter), since
    /// Linux 4.18. (send)
    ///
    /// @param bytes 1 to 65535
    record UdpSegment(int bytes) implements TransportControl {
        @Override
        public int level() {
            return SOL_UDP;
        }

        @Override
        public int type() {
            return UDP_SEGMENT;
        }
    }

    /// The message was put together from datagrams of this size (the last may be shorter), with
    /// `UDP_GRO`, since Linux 5.0. (receive)
    ///
    /// @param bytes a size
    record UdpGro(int bytes) implements TransportControl {
        @Override
        public int level() {
            return SOL_UDP;
        }

        @Override
        public int type() {
            return UDP_GRO;
        }
    }

    /// The type of the TLS record to send. (send)
    ///
    /// @param recordType as 23 for data, 21 for an alert
    record TlsSetRecordType(int recordType) implements TransportControl {
        @Override
        public int level() {
            return SOL_TLS;
        }

        @Override
        public int type() {
            return TLS_SET_RECORD_TYPE;
        }
    }

    /// The type of the TLS record that was received. (receive)
    ///
    /// @param recordType as 23 for data, 21 for an alert
    record TlsGetRecordType(int recordType) implements TransportControl {
        @Override
        public int level() {
            return SOL_TLS;
        }

        @Override
        public int type() {
            return TLS_GET_RECORD_TYPE;
        }
    }

    /// How a message is sent or was received: `struct sctp_sndrcvinfo`, with the event of data.
    /// (send, receive)
    ///
    /// @param stream 0 to 65535
    /// @param ssn the number of the message within its stream
    /// @param flags `SCTP_UNORDERED` and its like
    /// @param ppid the peer's business
    /// @param context for reports of failure
    /// @param timeToLive milliseconds
    /// @param tsn the number of the chunk
    /// @param cumulativeTsn the number up to which all has arrived
    /// @param association the association
    record SctpSndRcv(
            int stream,
            int ssn,
            int flags,
            int ppid,
            int context,
            int timeToLive,
            int tsn,
            int cumulativeTsn,
            int association)
            implements TransportControl {
        @Override
        public int level() {
            return Protocol.IPPROTO_SCTP.number();
        }

        @Override
        public int type() {
            return SCTP_SNDRCV;
        }
    }

    /// How to send a message: `struct sctp_sndinfo`, since Linux 3.17. (send)
    ///
    /// @param stream 0 to 65535
    /// @param flags `SCTP_UNORDERED` and its like
    /// @param ppid the peer's business
    /// @param context for reports of failure
    /// @param association the association
    record SctpSndInfo(int stream, int flags, int ppid, int context, int association)
            implements TransportControl {
        @Override
        public int level() {
            return Protocol.IPPROTO_SCTP.number();
        }

        @Override
        public int type() {
            return SCTP_SNDINFO;
        }
    }

    /// How a message was received: `struct sctp_rcvinfo`, with `SCTP_RECVRCVINFO`, since Linux
    /// 3.17. (receive)
    ///
    /// @param stream 0 to 65535
    /// @param ssn the number of the message within its stream
    /// @param flags `SCTP_UNORDERED` and its like
    /// @param ppid the sender's business
    /// @param tsn the number of the chunk
    /// @param cumulativeTsn the number up to which all has arrived
    /// @param context the context of the association
    /// @param association the association
    record SctpRcvInfo(
            int stream,
            int ssn,
            int flags,
            int ppid,
            int tsn,
            int cumulativeTsn,
            int context,
            int association)
            implements TransportControl {
        @Override
        public int level() {
            return Protocol.IPPROTO_SCTP.number();
        }

        @Override
        public int type() {
            return SCTP_RCVINFO;
        }
    }
}
