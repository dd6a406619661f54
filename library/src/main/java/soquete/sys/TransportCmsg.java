package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.endpoint.Protocol;
import soquete.message.TransportControl;

/// Payloads of [TransportControl].
final class TransportCmsg {
    private TransportCmsg() {}

    static int encode(TransportControl message, long to) {
        return switch (message) {
            case TransportControl.TcpInq queue -> Cmsg.encodeInt(queue.bytes(), to);
            case TransportControl.UdpSegment segment -> {
                Memory.putShort(to, (short) segment.bytes());
                yield Short.BYTES;
            }
            case TransportControl.UdpGro gro -> Cmsg.encodeInt(gro.bytes(), to);
            case TransportControl.TlsSetRecordType type -> Cmsg.encodeByte(type.recordType(), to);
            case TransportControl.TlsGetRecordType type -> Cmsg.encodeByte(type.recordType(), to);
            case TransportControl.SctpSndRcv info -> SctpSndrcvinfo.encode(info, to);
            case TransportControl.SctpSndInfo info -> SctpSndinfo.encode(info, to);
            case TransportControl.SctpRcvInfo info -> SctpRcvinfo.encode(info, to);
        };
    }

    static @Nullable TransportControl decode(int level, int type, long data, int length) {
        return switch (level) {
            case TransportControl.SOL_TCP ->
                    type == TransportControl.TCP_CM_INQ && length == Integer.BYTES
                            ? new TransportControl.TcpInq(Memory.getInt(data))
                            : null;
            case TransportControl.SOL_UDP -> decodeUdp(type, data, length);
            case TransportControl.SOL_TLS -> decodeTls(type, data, length);
            default ->
                    level == Protocol.IPPROTO_SCTP.number() ? decodeSctp(type, data, length) : null;
        };
    }

    private static @Nullable TransportControl decodeUdp(int type, long data, int length) {
        if (type == TransportControl.UDP_SEGMENT && length == Short.BYTES) {
            return new TransportControl.UdpSegment(Memory.getShort(data) & 0xffff);
        }
        return type == TransportControl.UDP_GRO && length == Integer.BYTES
                ? new TransportControl.UdpGro(Memory.getInt(data))
                : null;
    }

    private static @Nullable TransportControl decodeTls(int type, long data, int length) {
        if (length != Byte.BYTES) {
            return null;
        }
        int recordType = Memory.getByte(data) & 0xff;
        return switch (type) {
            case TransportControl.TLS_SET_RECORD_TYPE ->
                    new TransportControl.TlsSetRecordType(recordType);
            case TransportControl.TLS_GET_RECORD_TYPE ->
                    new TransportControl.TlsGetRecordType(recordType);
            default -> null;
        };
    }

    private static @Nullable TransportControl decodeSctp(int type, long data, int length) {
        return switch (type) {
            case TransportControl.SCTP_SNDRCV ->
                    length == SctpSndrcvinfo.SIZE ? SctpSndrcvinfo.decode(data) : null;
            case TransportControl.SCTP_SNDINFO ->
                    length == SctpSndinfo.SIZE ? SctpSndinfo.decode(data) : null;
            case TransportControl.SCTP_RCVINFO ->
                    length == SctpRcvinfo.SIZE ? SctpRcvinfo.decode(data) : null;
            default -> null;
        };
    }
}
