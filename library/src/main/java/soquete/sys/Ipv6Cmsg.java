package soquete.sys;

import org.jspecify.annotations.Nullable;
import soquete.message.Ipv6Control;

/// Payloads of [Ipv6Control].
final class Ipv6Cmsg {
    private Ipv6Cmsg() {}

    static int encode(Ipv6Control message, long to) {
        return switch (message) {
            case Ipv6Control.FlowInfo info -> {
                Memory.putNetInt(to, info.flowInfo());
                yield Integer.BYTES;
            }
            case Ipv6Control.RecvErr error ->
                    SockExtendedErr.encode(error.error(), to, SockaddrIn6.SIZE);
            case Ipv6Control.PktInfo info -> In6Pktinfo.encode(info, to);
            case Ipv6Control.HopLimit limit -> Cmsg.encodeInt(limit.hops(), to);
            case Ipv6Control.PathMtu mtu -> Ip6Mtuinfo.encode(mtu, to);
            case Ipv6Control.DontFrag dontFrag -> Cmsg.encodeInt(dontFrag.on() ? 1 : 0, to);
            case Ipv6Control.TClass tclass -> Cmsg.encodeInt(tclass.trafficClass(), to);
            case Ipv6Control.OrigDstAddr address -> Sockaddr.encode(address.destination(), to);
            case Ipv6Control.RecvFragSize size -> Cmsg.encodeInt(size.bytes(), to);
            case Ipv6Control.HopOpts other -> throw Cmsg.noForm(other);
            case Ipv6Control.RtHdrDstOpts other -> throw Cmsg.noForm(other);
            case Ipv6Control.RtHdr other -> throw Cmsg.noForm(other);
            case Ipv6Control.DstOpts other -> throw Cmsg.noForm(other);
        };
    }

    static @Nullable Ipv6Control decode(int type, long data, int length) {
        return switch (type) {
            case Ipv6Control.IPV6_HOPOPTS -> new Ipv6Control.HopOpts(Cmsg.bytes(data, length));
            case Ipv6Control.IPV6_RTHDRDSTOPTS ->
                    new Ipv6Control.RtHdrDstOpts(Cmsg.bytes(data, length));
            case Ipv6Control.IPV6_RTHDR -> new Ipv6Control.RtHdr(Cmsg.bytes(data, length));
            case Ipv6Control.IPV6_DSTOPTS -> new Ipv6Control.DstOpts(Cmsg.bytes(data, length));
            case Ipv6Control.IPV6_PKTINFO ->
                    length == In6Pktinfo.SIZE ? In6Pktinfo.decode(data) : null;
            case Ipv6Control.IPV6_PATHMTU ->
                    length == Ip6Mtuinfo.SIZE ? Ip6Mtuinfo.decode(data) : null;
            case Ipv6Control.IPV6_RECVERR ->
                    IpCmsg.decodeError(data, length).map(Ipv6Control.RecvErr::new).orElse(null);
            case Ipv6Control.IPV6_ORIGDSTADDR ->
                    IpCmsg.decodeAddress(data, length)
                            .map(Ipv6Control.OrigDstAddr::new)
                            .orElse(null);
            case Ipv6Control.IPV6_FLOWINFO ->
                    length == Integer.BYTES
                            ? new Ipv6Control.FlowInfo(Memory.getNetInt(data))
                            : null;
            default -> length == Integer.BYTES ? decodeInt(type, Memory.getInt(data)) : null;
        };
    }

    private static @Nullable Ipv6Control decodeInt(int type, int value) {
        return switch (type) {
            case Ipv6Control.IPV6_HOPLIMIT -> new Ipv6Control.HopLimit(value);
            case Ipv6Control.IPV6_DONTFRAG -> new Ipv6Control.DontFrag(value != 0);
            case Ipv6Control.IPV6_TCLASS -> new Ipv6Control.TClass(value);
            case Ipv6Control.IPV6_RECVFRAGSIZE -> new Ipv6Control.RecvFragSize(value);
            default -> null;
        };
    }
}
