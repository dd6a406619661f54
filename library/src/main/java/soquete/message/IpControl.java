package soquete.message;

import soquete.endpoint.Endpoint;
import soquete.endpoint.Inet4Endpoint;

/// Control messages of the level `IPPROTO_IP`: ip(7).
///
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7)</a>
public sealed interface IpControl extends ControlMessage {
    /// The level.
    int SOL_IP = 0;

    /// [Tos].
    int IP_TOS = 1;

    /// [Ttl].
    int IP_TTL = 2;

    /// [Options].
    int IP_RECVOPTS = 6;

    /// [RetOpts].
    int IP_RETOPTS = 7;

    /// [PktInfo].
    int IP_PKTINFO = 8;

    /// [RecvErr].
    int IP_RECVERR = 11;

    /// [OrigDstAddr].
    int IP_ORIGDSTADDR = 20;

    /// [Checksum].
    int IP_CHECKSUM = 23;

    /// [RecvFragSize].
    int IP_RECVFRAGSIZE = 25;

    @Override
    default int level() {
        return SOL_IP;
    }

    /// The type-of-service byte; received with `IP_RECVTOS`. (send, receive)
    ///
    /// @param tos 0 to 255
    record Tos(int tos) implements IpControl {
        @Override
        public int type() {
            return IP_TOS;
        }
    }

    /// The time to live; received with `IP_RECVTTL`. (send, receive)
    ///
    /// @param ttl 1 to 255
    record Ttl(int ttl) implements IpControl {
        @Override
        public int type() {
            return IP_TTL;
        }
    }

    /// The IP options of the packet, with `IP_RECVOPTS`. (receive)
    ///
    /// @param options as in the header
    record Options(Bytes options) implements IpControl {
        @Override
        public int type() {
            return IP_RECVOPTS;
        }
    }

    /// The IP options for an answer; received with `IP_RETOPTS`. (send, receive)
    ///
    /// @param options as in the header
    record RetOpts(Bytes options) implements IpControl {
        @Override
        public int type() {
            return IP_RETOPTS;
        }
    }

    /// The interface and the local addresses of the packet: `struct in_pktinfo`; received with
    /// `IP_PKTINFO`. When sent, the interface to leave by (0 for any) and the source address.
    /// (send, receive)
    ///
    /// @param interfaceIndex the interface
    /// @param local          `ipi_spec_dst`: the local address; when sent, the source; port 0
    /// @param destination    `ipi_addr`: the destination in the header; not used when sent; port 0
    record PktInfo(int interfaceIndex, Inet4Endpoint local, Inet4Endpoint destination)
            implements IpControl {
        @Override
        public int type() {
            return IP_PKTINFO;
        }
    }

    /// An entry of the error queue, with `IP_RECVERR`. (error queue)
    ///
    /// @param error the entry
    record RecvErr(ExtendedError error) implements IpControl {
        @Override
        public int type() {
            return IP_RECVERR;
        }
    }

    /// Where the packet was going before it was redirected here, with `IP_RECVORIGDSTADDR`.
    /// (receive)
    ///
    /// @param destination address and port
    record OrigDstAddr(Endpoint destination) implements IpControl {
        @Override
        public int type() {
            return IP_ORIGDSTADDR;
        }
    }

    /// The checksum of the packet that the device calculated, with `IP_CHECKSUM`. (receive)
    ///
    /// @param sum 32 bits, not folded
    record Checksum(int sum) implements IpControl {
        @Override
        public int type() {
            return IP_CHECKSUM;
        }
    }

    /// The size of the largest fragment of which the packet was put together, with
    /// `IP_RECVFRAGSIZE`. (receive)
    ///
    /// @param bytes a size
    record RecvFragSize(int bytes) implements IpControl {
        @Override
        public int type() {
            return IP_RECVFRAGSIZE;
        }
    }

    /// The protocol of the packet on a raw socket of `IPPROTO_RAW`, since Linux 6.4. (send)
    ///
    /// @param number as `IPPROTO_ICMP`
    record Protocol(int number) implements IpControl {
        private static final int IP_PROTOCOL = 52; // not in all headers of Debian 12

        @Override
        public int type() {
            return IP_PROTOCOL;
        }
    }

    /// The security label of the sender, with `IP_PASSSEC`. (receive)
    ///
    /// @param label the label, as the security module writes it
    record Security(Bytes label) implements IpControl {
        @Override
        public int type() {
            return SocketControl.SCM_SECURITY;
        }
    }
}
