package soquete.sys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import soquete.endpoint.Endpoint;
import soquete.message.ExtendedError;
import soquete.message.IpControl;
import soquete.message.SocketControl;

/// Payloads of [IpControl].
final class IpCmsg {
    private IpCmsg() {}

    static int encode(IpControl message, long to) {
        return switch (message) {
            case IpControl.Tos tos -> Cmsg.encodeInt(tos.tos(), to);
            case IpControl.Ttl ttl -> Cmsg.encodeInt(ttl.ttl(), to);
            case IpControl.PktInfo info -> InPktinfo.encode(info, to);
            case IpControl.RecvErr error ->
                    SockExtendedErr.encode(error.error(), to, SockaddrIn.SIZE);
            case IpControl.OrigDstAddr address -> Sockaddr.encode(address.destination(), to);
            case IpControl.Checksum checksum -> Cmsg.encodeInt(checksum.sum(), to);
            case IpControl.RecvFragSize size -> Cmsg.encodeInt(size.bytes(), to);
            case IpControl.Protocol protocol -> Cmsg.encodeInt(protocol.number(), to);
            case IpControl.Options other -> throw Cmsg.noForm(other);
            case IpControl.RetOpts other -> throw Cmsg.noForm(other);
            case IpControl.Security other -> throw Cmsg.noForm(other);
        };
    }

    static @Nullable IpControl decode(int type, long data, int length) {
        return switch (type) {
            case IpControl.IP_TOS -> decodeTos(data, length);
            case IpControl.IP_RECVOPTS -> new IpControl.Options(Cmsg.bytes(data, length));
            case IpControl.IP_RETOPTS -> new IpControl.RetOpts(Cmsg.bytes(data, length));
            case SocketControl.SCM_SECURITY -> new IpControl.Security(Cmsg.bytes(data, length));
            case IpControl.IP_PKTINFO -> length == InPktinfo.SIZE ? InPktinfo.decode(data) : null;
            case IpControl.IP_RECVERR ->
                    decodeError(data, length).map(IpControl.RecvErr::new).orElse(null);
            case IpControl.IP_ORIGDSTADDR ->
                    decodeAddress(data, length).map(IpControl.OrigDstAddr::new).orElse(null);
            default -> length == Integer.BYTES ? decodeInt(type, Memory.getInt(data)) : null;
        };
    }

    private static @Nullable IpControl decodeInt(int type, int value) {
        return switch (type) {
            case IpControl.IP_TTL -> new IpControl.Ttl(value);
            case IpControl.IP_CHECKSUM -> new IpControl.Checksum(value);
            case IpControl.IP_RECVFRAGSIZE -> new IpControl.RecvFragSize(value);
            default -> null;
        };
    }

    /// The kernel delivers a byte, and takes a byte or an `int`.
    private static IpControl.@Nullable Tos decodeTos(long data, int length) {
        return switch (length) {
            case Byte.BYTES -> new IpControl.Tos(Memory.getByte(data) & 0xff);
            case Integer.BYTES -> new IpControl.Tos(Memory.getInt(data));
            default -> null;
        };
    }

    static Optional<ExtendedError> decodeError(long data, int length) {
        return length < SockExtendedErr.SIZE
                ? Optional.empty()
                : Optional.ofNullable(SockExtendedErr.decode(data, length));
    }

    /// The address, if it is one.
    static Optional<Endpoint> decodeAddress(long data, int length) {
        try {
            return Optional.of(Sockaddr.decode(data, length));
        } catch (IllegalArgumentException tooShort) {
            return Optional.empty();
        }
    }
}
