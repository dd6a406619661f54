package soquete.message;

import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet6Endpoint;

/// Control messages of the level `IPPROTO_IPV6`: ipv6(7), RFC 3542.
///
/// Those of the older RFC 2292 (`IPV6_2292*`) are delivered as [ControlMessage.Raw].
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc3542">RFC 3542</a>
public sealed interface Ipv6Control extends ControlMessage {
    /// The level.
    int SOL_IPV6 = 41;

    /// [FlowInfo].
    int IPV6_FLOWINFO = 11;

    /// [RecvErr].
    int IPV6_RECVERR = 25;

    /// [PktInfo].
    int IPV6_PKTINFO = 50;

    /// [HopLimit].
    int IPV6_HOPLIMIT = 52;

    /// [HopOpts].
    int IPV6_HOPOPTS = 54;

    /// [RtHdrDstOpts].
    int IPV6_RTHDRDSTOPTS = 55;

    /// [RtHdr].
    int IPV6_RTHDR = 57;

    /// [DstOpts].
    int IPV6_DSTOPTS = 59;

    /// [PathMtu].
    int IPV6_PATHMTU = 61;

    /// [DontFrag].
    int IPV6_DONTFRAG = 62;

    /// [TClass].
    int IPV6_TCLASS = 67;

    /// [OrigDstAddr].
    int IPV6_ORIGDSTADDR = 74;

    /// [RecvFragSize].
    int IPV6_RECVFRAGSIZE = 77;

    @Override
    default int level() {
        return SOL_IPV6;
    }

    /// Traffic class and flow label; received with `IPV6_FLOWINFO`. (send, receive)
    ///
    /// @param flowInfo 28 bits, in the order of the machine
    record FlowInfo(int flowInfo) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_FLOWINFO;
        }
    }

    /// An entry of the error queue, with `IPV6_RECVERR`. (error queue)
    ///
    /// @param error the entry
    record RecvErr(ExtendedError error) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_RECVERR;
        }
    }

    /// The interface and the local address of the packet: `struct in6_pktinfo`; received with
    /// `IPV6_RECVPKTINFO`. When sent, the interface to leave by (0 for any) and the source address.
    /// (send, receive)
    ///
    /// @param address        the address; port, flow information and scope are 0
    /// @param interfaceIndex the interface
    record PktInfo(Inet6Endpoint address, int interfaceIndex) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_PKTINFO;
        }
    }

    /// The hop limit; received with `IPV6_RECVHOPLIMIT`. (send, receive)
    ///
    /// @param hops 0 to 255; -1 when sent, for the default
    record HopLimit(int hops) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_HOPLIMIT;
        }
    }

    /// The hop-by-hop options; received with `IPV6_RECVHOPOPTS`; `CAP_NET_RAW` to send.
    /// (send, receive)
    ///
    /// @param header the extension header
    record HopOpts(Bytes header) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_HOPOPTS;
        }
    }

    /// The destination options before a routing header; `CAP_NET_RAW`. (send)
    ///
    /// @param header the extension header
    record RtHdrDstOpts(Bytes header) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_RTHDRDSTOPTS;
        }
    }

    /// The routing header; received with `IPV6_RECVRTHDR`. (send, receive)
    ///
    /// @param header the extension header
    record RtHdr(Bytes header) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_RTHDR;
        }
    }

    /// The destination options; received with `IPV6_RECVDSTOPTS`; `CAP_NET_RAW` to send.
    /// (send, receive)
    ///
    /// @param header the extension header
    record DstOpts(Bytes header) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_DSTOPTS;
        }
    }

    /// The path to a destination takes packets of this size only: `struct ip6_mtuinfo`, with
    /// `IPV6_RECVPATHMTU`; the message itself is empty. (receive)
    ///
    /// @param destination the destination
    /// @param mtu         bytes
    record PathMtu(Inet6Endpoint destination, int mtu) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_PATHMTU;
        }
    }

    /// Whether the packet must not be fragmented. (send)
    ///
    /// @param on true if not
    record DontFrag(boolean on) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_DONTFRAG;
        }
    }

    /// The traffic class; received with `IPV6_RECVTCLASS`. (send, receive)
    ///
    /// @param trafficClass 0 to 255; -1 when sent, for the default
    record TClass(int trafficClass) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_TCLASS;
        }
    }

    /// Where the packet was going before it was redirected here, with `IPV6_RECVORIGDSTADDR`.
    /// (receive)
    ///
    /// @param destination address and port
    record OrigDstAddr(Endpoint destination) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_ORIGDSTADDR;
        }
    }

    /// The size of the largest fragment of which the packet was put together, with
    /// `IPV6_RECVFRAGSIZE`. (receive)
    ///
    /// @param bytes a size
    record RecvFragSize(int bytes) implements Ipv6Control {
        @Override
        public int type() {
            return IPV6_RECVFRAGSIZE;
        }
    }
}
