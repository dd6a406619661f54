package soquete.sys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import soquete.message.Bytes;
import soquete.message.ControlMessage;
import soquete.message.FamilyControl;
import soquete.message.IpControl;
import soquete.message.Ipv6Control;
import soquete.message.SocketControl;
import soquete.message.TransportControl;

/// Control buffers: a sequence of [Cmsghdr] with payloads, cmsg(3).
///
/// The reader takes any bytes. A header that does not fit its buffer ends the walk; its payload is
/// what there is. Nothing outside the buffer is read.
@OwnConstants("the room that a payload without a length of its own takes at most")
public final class Cmsg {
    private static final int LARGEST_FIXED = 160;

    private Cmsg() {}

    /// `CMSG_LEN`: the bytes of a control message with a payload of this many bytes.
    public static long len(long payload) {
        return Cmsghdr.SIZE + payload;
    }

    /// `CMSG_SPACE`: the same, with the padding that puts the next one where it belongs.
    public static long space(long payload) {
        return Cmsghdr.SIZE + align(payload);
    }

    private static long align(long length) {
        return (length + Long.BYTES - 1) & -Long.BYTES;
    }

    /// Enough bytes for [#encode].
    public static long room(List<? extends ControlMessage> messages) {
        long room = 0;
        for (ControlMessage message : messages) {
            room += space(LARGEST_FIXED + variable(message));
        }
        return room;
    }

    private static long variable(ControlMessage message) {
        return switch (message) {
            case SocketControl.Rights rights -> (long) Integer.BYTES * rights.descriptors().size();
            case FamilyControl.AlgIv iv -> iv.iv().length();
            default -> {
                Bytes bytes = bytes(message);
                yield bytes == null ? 0 : bytes.length();
            }
        };
    }

    /// The payload of those kinds that are nothing but bytes, otherwise null.
    private static @Nullable Bytes bytes(ControlMessage message) {
        return switch (message) {
            case ControlMessage.Raw raw -> raw.data();
            case SocketControl.Security security -> security.label();
            case SocketControl.OptStats stats -> stats.attributes();
            case IpControl.Security security -> security.label();
            case IpControl.Options options -> options.options();
            case IpControl.RetOpts options -> options.options();
            case Ipv6Control.HopOpts header -> header.header();
            case Ipv6Control.RtHdrDstOpts header -> header.header();
            case Ipv6Control.RtHdr header -> header.header();
            case Ipv6Control.DstOpts header -> header.header();
            case FamilyControl.TipcRetData data -> data.data();
            case FamilyControl.J1939ErrQueue queue -> queue.attributes();
            default -> null;
        };
    }

    /// Writes control messages.
    ///
    /// @param to memory of at least [#room] bytes
    /// @return the bytes written: the `msg_controllen` of the C call
    public static long encode(List<? extends ControlMessage> messages, long to) {
        long at = to;
        for (ControlMessage message : messages) {
            int length = encodePayload(message, at + Cmsghdr.SIZE);
            Memory.putLong(at + Cmsghdr.CMSG_LEN, len(length));
            Memory.putInt(at + Cmsghdr.CMSG_LEVEL, message.level());
            Memory.putInt(at + Cmsghdr.CMSG_TYPE, message.type());
            Memory.clear(at + len(length), space(length) - len(length));
            at += space(length);
        }
        return at - to;
    }

    private static int encodePayload(ControlMessage message, long to) {
        Bytes bytes = bytes(message);
        if (bytes != null) {
            Memory.copy(bytes.toArray(), 0, to, bytes.length());
            return bytes.length();
        }
        return switch (message) {
            case SocketControl socket -> SocketCmsg.encode(socket, to);
            case IpControl ip -> IpCmsg.encode(ip, to);
            case Ipv6Control ipv6 -> Ipv6Cmsg.encode(ipv6, to);
            case TransportControl transport -> TransportCmsg.encode(transport, to);
            case FamilyControl family -> FamilyCmsg.encode(family, to);
            case ControlMessage.Raw raw -> throw noForm(raw);
        };
    }

    /// For the kinds that [#bytes] has handled.
    static IllegalStateException noForm(ControlMessage message) {
        return new IllegalStateException("no form for " + message);
    }

    /// The control messages in a buffer.
    ///
    /// @param control where it is
    /// @param length  the bytes in it that count: the `msg_controllen` that the kernel answered
    public static List<ControlMessage> decode(long control, long length) {
        if (length < Cmsghdr.SIZE) {
            return List.of();
        }
        List<ControlMessage> messages = new ArrayList<>();
        long at = 0;
        while (length - at >= Cmsghdr.SIZE) {
            int level = Memory.getInt(control + at + Cmsghdr.CMSG_LEVEL);
            int type = Memory.getInt(control + at + Cmsghdr.CMSG_TYPE);
            long data = control + at + Cmsghdr.SIZE;
            long payload = payload(control + at, length - at);
            if (payload < 0) {
                int rest = (int) (length - at - Cmsghdr.SIZE);
                messages.add(new ControlMessage.Raw(level, type, bytes(data, rest)));
                break;
            }
            messages.add(decode(level, type, data, (int) payload));
            at += space(payload);
        }
        return List.copyOf(messages);
    }

    /// The bytes of the payload, or -1 if the header does not fit what is left of the buffer.
    private static long payload(long header, long left) {
        long claimed = Memory.getLong(header + Cmsghdr.CMSG_LEN);
        return claimed < Cmsghdr.SIZE || claimed > left ? -1 : claimed - Cmsghdr.SIZE;
    }

    private static ControlMessage decode(int level, int type, long data, int length) {
        ControlMessage message =
                switch (level) {
                    case SocketControl.SOL_SOCKET -> SocketCmsg.decode(type, data, length);
                    case IpControl.SOL_IP -> IpCmsg.decode(type, data, length);
                    case Ipv6Control.SOL_IPV6 -> Ipv6Cmsg.decode(type, data, length);
                    default -> null;
                };
        if (message == null) {
            message = TransportCmsg.decode(level, type, data, length);
        }
        if (message == null) {
            message = FamilyCmsg.decode(level, type, data, length);
        }
        return message != null ? message : new ControlMessage.Raw(level, type, bytes(data, length));
    }

    /// The descriptors that the kernel has put into a buffer, so that they can be owned before
    /// anything else is looked at.
    ///
    /// @return their numbers, in order
    public static int[] descriptors(long control, long length) {
        int[] found = new int[0];
        long at = 0;
        while (length - at >= Cmsghdr.SIZE) {
            long payload = payload(control + at, length - at);
            if (payload < 0) {
                break;
            }
            int level = Memory.getInt(control + at + Cmsghdr.CMSG_LEVEL);
            int type = Memory.getInt(control + at + Cmsghdr.CMSG_TYPE);
            boolean carries = type == SocketControl.SCM_RIGHTS || type == SocketControl.SCM_PIDFD;
            if (level == SocketControl.SOL_SOCKET && carries) {
                found = append(found, control + at + Cmsghdr.SIZE, (int) payload);
            }
            at += space(payload);
        }
        return found;
    }

    /// A negative number is an errno that the kernel put where it had no descriptor.
    private static int[] append(int[] found, long data, int payload) {
        int[] all = Arrays.copyOf(found, found.length + payload / Integer.BYTES);
        int count = found.length;
        for (int at = 0; at + Integer.BYTES <= payload; at += Integer.BYTES) {
            int descriptor = Memory.getInt(data + at);
            if (descriptor >= 0) {
                all[count++] = descriptor;
            }
        }
        return Arrays.copyOf(all, count);
    }

    static Bytes bytes(long data, int length) {
        byte[] bytes = new byte[length];
        Memory.copy(data, bytes, 0, length);
        return Bytes.of(bytes);
    }

    /// Writes a payload that is one C `int`.
    static int encodeInt(int value, long to) {
        Memory.putInt(to, value);
        return Integer.BYTES;
    }

    /// Writes a payload that is one byte.
    static int encodeByte(int value, long to) {
        Memory.putByte(to, (byte) value);
        return Byte.BYTES;
    }
}
