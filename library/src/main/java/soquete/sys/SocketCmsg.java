package soquete.sys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.message.SocketControl;
import soquete.message.SocketControl.Credentials;
import soquete.message.SocketControl.Mark;
import soquete.message.SocketControl.OptStats;
import soquete.message.SocketControl.PidFd;
import soquete.message.SocketControl.Priority;
import soquete.message.SocketControl.Rights;
import soquete.message.SocketControl.RxqOvfl;
import soquete.message.SocketControl.Security;
import soquete.message.SocketControl.Timestamp;
import soquete.message.SocketControl.TimestampNs;
import soquete.message.SocketControl.TimestampPktInfo;
import soquete.message.SocketControl.Timestamping;
import soquete.message.SocketControl.TsOptId;
import soquete.message.SocketControl.TxTime;
import soquete.message.SocketControl.TxTimestamps;
import soquete.message.SocketControl.UnixInq;
import soquete.message.SocketControl.WifiStatus;

/// Payloads of [SocketControl].
final class SocketCmsg {
    private SocketCmsg() {}

    static int encode(SocketControl message, long to) {
        return switch (message) {
            case Rights rights -> encodeRights(rights.descriptors(), to);
            case Credentials credentials -> Ucred.encode(credentials, to);
            case PidFd pidFd -> Cmsg.encodeInt(pidFd.descriptor(), to);
            case Timestamp time -> Timeval.encode(time.at(), to);
            case TimestampNs time -> {
                Timespec.encode(time.at(), to);
                yield Timespec.SIZE;
            }
            case Timestamping times -> ScmTimestamping.encode(times, to);
            case TxTimestamps stamps -> Cmsg.encodeInt(stamps.flags(), to);
            case Mark mark -> Cmsg.encodeInt(mark.mark(), to);
            case Priority priority -> Cmsg.encodeInt(priority.priority(), to);
            case RxqOvfl overflow -> Cmsg.encodeInt(overflow.dropped(), to);
            case WifiStatus status -> Cmsg.encodeInt(status.acknowledged(), to);
            case TimestampPktInfo info -> ScmTsPktinfo.encode(info, to);
            case TxTime time -> {
                Memory.putLong(to, time.nanos());
                yield Long.BYTES;
            }
            case TsOptId id -> Cmsg.encodeInt(id.id(), to);
            case UnixInq queue -> Cmsg.encodeInt(queue.bytes(), to);
            case Security other -> throw Cmsg.noForm(other);
            case OptStats other -> throw Cmsg.noForm(other);
        };
    }

    private static int encodeRights(List<Integer> descriptors, long to) {
        DescriptorCalls.anyMayLinger();
        long at = to;
        for (int descriptor : descriptors) {
            Memory.putInt(at, descriptor);
            at += Integer.BYTES;
        }
        return (int) (at - to);
    }

    static @Nullable SocketControl decode(int type, long data, int length) {
        return switch (type) {
            case SocketControl.SCM_RIGHTS -> decodeRights(data, length);
            case SocketControl.SCM_CREDENTIALS -> length == Ucred.SIZE ? Ucred.decode(data) : null;
            case SocketControl.SCM_SECURITY -> new Security(Cmsg.bytes(data, length));
            case SocketControl.SCM_TIMESTAMP, SocketControl.SO_TIMESTAMP_NEW ->
                    length == Timeval.SIZE ? decodeTimestamp(data) : null;
            case SocketControl.SCM_TIMESTAMPNS, SocketControl.SO_TIMESTAMPNS_NEW ->
                    length == Timespec.SIZE ? decodeTimestampNs(data) : null;
            case SocketControl.SCM_TIMESTAMPING, SocketControl.SO_TIMESTAMPING_NEW ->
                    decodeTimestamping(data, length);
            case SocketControl.SCM_TIMESTAMPING_OPT_STATS -> new OptStats(Cmsg.bytes(data, length));
            case SocketControl.SCM_TIMESTAMPING_PKTINFO ->
                    length == ScmTsPktinfo.SIZE ? ScmTsPktinfo.decode(data) : null;
            case SocketControl.SCM_TXTIME ->
                    length == Long.BYTES ? new TxTime(Memory.getLong(data)) : null;
            default -> length == Integer.BYTES ? decodeInt(type, Memory.getInt(data)) : null;
        };
    }

    private static @Nullable Timestamp decodeTimestamp(long data) {
        Instant at = Timeval.decode(data);
        return at == null ? null : new Timestamp(at);
    }

    private static @Nullable TimestampNs decodeTimestampNs(long data) {
        Instant at = Timespec.decode(data);
        return at == null ? null : new TimestampNs(at);
    }

    private static @Nullable SocketControl decodeTimestamping(long data, int length) {
        return switch (length) {
            case ScmTimestamping.SIZE -> ScmTimestamping.decode(data);
            case Integer.BYTES -> new TxTimestamps(Memory.getInt(data));
            default -> null;
        };
    }

    private static @Nullable SocketControl decodeInt(int type, int value) {
        return switch (type) {
            case SocketControl.SCM_PIDFD -> new PidFd(value);
            case SocketControl.SO_PRIORITY -> new Priority(value);
            case SocketControl.SO_MARK -> new Mark(value);
            case SocketControl.SO_RXQ_OVFL -> new RxqOvfl(value);
            case SocketControl.SCM_WIFI_STATUS -> new WifiStatus(value);
            case SocketControl.SCM_TS_OPT_ID -> new TsOptId(value);
            case SocketControl.SCM_INQ -> new UnixInq(value);
            default -> null;
        };
    }

    private static @Nullable Rights decodeRights(long data, int length) {
        if (length % Integer.BYTES != 0) {
            return null;
        }
        List<Integer> descriptors = new ArrayList<>();
        for (int at = 0; at < length; at += Integer.BYTES) {
            descriptors.add(Memory.getInt(data + at));
        }
        return new Rights(descriptors);
    }
}
