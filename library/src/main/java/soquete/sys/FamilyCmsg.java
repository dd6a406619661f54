package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.message.Bytes;
import soquete.message.ExtendedError;
import soquete.message.FamilyControl;

/// Payloads of [FamilyControl].
@OwnConstants(
        "offsets within arrays of 32-bit numbers, for which the headers have no struct, and numbers"
                + " that not all headers of Debian 12 have")
final class FamilyCmsg {
    private static final int SOL_VSOCK = 287;
    private static final int VSOCK_RECVERR = 1;
    private static final int SECOND = Integer.BYTES;
    private static final int THIRD = 2 * Integer.BYTES;

    private FamilyCmsg() {}

    static int encode(FamilyControl message, long to) {
        return switch (message) {
            case FamilyControl.PacketAuxData data -> TpacketAuxdata.encode(data, to);
            case FamilyControl.PacketTxTimestamp stamp ->
                    SockExtendedErr.encode(stamp.error(), to, 0);
            case FamilyControl.NetlinkPktInfo info -> Cmsg.encodeInt(info.group(), to);
            case FamilyControl.NetlinkNsid nsid -> Cmsg.encodeInt(nsid.nsid(), to);
            case FamilyControl.AlgIv iv -> AfAlgIv.encode(iv.iv(), to);
            case FamilyControl.AlgOp op -> Cmsg.encodeInt(op.operation(), to);
            case FamilyControl.AlgAssocLen length -> Cmsg.encodeInt(length.bytes(), to);
            case FamilyControl.TipcErrInfo info -> {
                Memory.putInt(to, info.error());
                yield SECOND + Cmsg.encodeInt(info.length(), to + SECOND);
            }
            case FamilyControl.TipcDestName name -> {
                Memory.putInt(to, name.service());
                Memory.putInt(to + SECOND, name.lower());
                yield THIRD + Cmsg.encodeInt(name.upper(), to + THIRD);
            }
            case FamilyControl.VsockRecvErr error -> SockExtendedErr.encode(error.error(), to, 0);
            case FamilyControl.J1939DestAddr address -> Cmsg.encodeByte(address.address(), to);
            case FamilyControl.J1939DestName name -> {
                Memory.putLong(to, name.name());
                yield Long.BYTES;
            }
            case FamilyControl.J1939Prio priority -> Cmsg.encodeByte(priority.priority(), to);
            case FamilyControl.TipcRetData other -> throw Cmsg.noForm(other);
            case FamilyControl.J1939ErrQueue other -> throw Cmsg.noForm(other);
        };
    }

    static @Nullable FamilyControl decode(int level, int type, long data, int length) {
        return switch (level) {
            case FamilyControl.SOL_PACKET -> decodePacket(type, data, length);
            case FamilyControl.SOL_NETLINK -> decodeNetlink(type, data, length);
            case FamilyControl.SOL_ALG -> decodeAlg(type, data, length);
            case FamilyControl.SOL_TIPC -> decodeTipc(type, data, length);
            case SOL_VSOCK -> decodeVsock(type, data, length);
            case FamilyControl.SOL_CAN_J1939 -> decodeJ1939(type, data, length);
            default -> null;
        };
    }

    private static @Nullable ExtendedError decodeError(long data, int length) {
        return length == SockExtendedErr.SIZE ? SockExtendedErr.decode(data, length) : null;
    }

    private static @Nullable FamilyControl decodeVsock(int type, long data, int length) {
        ExtendedError error = decodeError(data, length);
        return type == VSOCK_RECVERR && error != null
                ? new FamilyControl.VsockRecvErr(error)
                : null;
    }

    private static @Nullable FamilyControl decodePacket(int type, long data, int length) {
        if (type == FamilyControl.PACKET_AUXDATA && length == TpacketAuxdata.SIZE) {
            return TpacketAuxdata.decode(data);
        }
        ExtendedError error = decodeError(data, length);
        return type == FamilyControl.PACKET_TX_TIMESTAMP && error != null
                ? new FamilyControl.PacketTxTimestamp(error)
                : null;
    }

    private static @Nullable FamilyControl decodeNetlink(int type, long data, int length) {
        if (length != Integer.BYTES) {
            return null;
        }
        return switch (type) {
            case FamilyControl.NETLINK_PKTINFO ->
                    new FamilyControl.NetlinkPktInfo(Memory.getInt(data));
            case FamilyControl.NETLINK_LISTEN_ALL_NSID ->
                    new FamilyControl.NetlinkNsid(Memory.getInt(data));
            default -> null;
        };
    }

    private static @Nullable FamilyControl decodeAlg(int type, long data, int length) {
        if (type == FamilyControl.ALG_SET_IV) {
            Bytes iv = AfAlgIv.decode(data, length);
            return iv == null ? null : new FamilyControl.AlgIv(iv);
        }
        if (length != Integer.BYTES) {
            return null;
        }
        return switch (type) {
            case FamilyControl.ALG_SET_OP -> new FamilyControl.AlgOp(Memory.getInt(data));
            case FamilyControl.ALG_SET_AEAD_ASSOCLEN ->
                    new FamilyControl.AlgAssocLen(Memory.getInt(data));
            default -> null;
        };
    }

    private static @Nullable FamilyControl decodeTipc(int type, long data, int length) {
        return switch (type) {
            case FamilyControl.TIPC_ERRINFO ->
                    length == 2 * Integer.BYTES
                            ? new FamilyControl.TipcErrInfo(
                                    Memory.getInt(data), Memory.getInt(data + SECOND))
                            : null;
            case FamilyControl.TIPC_RETDATA ->
                    new FamilyControl.TipcRetData(Cmsg.bytes(data, length));
            case FamilyControl.TIPC_DESTNAME ->
                    length == 3 * Integer.BYTES
                            ? new FamilyControl.TipcDestName(
                                    Memory.getInt(data),
                                    Memory.getInt(data + SECOND),
                                    Memory.getInt(data + THIRD))
                            : null;
            default -> null;
        };
    }

    private static @Nullable FamilyControl decodeJ1939(int type, long data, int length) {
        return switch (type) {
            case FamilyControl.SCM_J1939_DEST_ADDR ->
                    length == Byte.BYTES
                            ? new FamilyControl.J1939DestAddr(Memory.getByte(data) & 0xff)
                            : null;
            case FamilyControl.SCM_J1939_DEST_NAME ->
                    length == Long.BYTES
                            ? new FamilyControl.J1939DestName(Memory.getLong(data))
                            : null;
            case FamilyControl.SCM_J1939_PRIO ->
                    length == Byte.BYTES
                            ? new FamilyControl.J1939Prio(Memory.getByte(data) & 0xff)
                            : null;
            case FamilyControl.SCM_J1939_ERRQUEUE ->
                    new FamilyControl.J1939ErrQueue(Cmsg.bytes(data, length));
            default -> null;
        };
    }
}
