package soquete.netlink;

import static soquete.sys.DiagConstants.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import soquete.endpoint.Family;
import soquete.endpoint.Protocol;
import soquete.option.TcpState;
import soquete.sys.InetDiagBcOp;
import soquete.sys.InetDiagReqV2;

/// Which sockets of IP are asked for.
///
/// ```java
/// InetQuery.of(Family.AF_INET, Protocol.IPPROTO_TCP).states(TCP_LISTEN).localPorts(80, 443)
/// ```
///
/// @param family      [Family#AF_INET] or [Family#AF_INET6]: that with which the sockets were
///     opened
/// @param protocol    TCP, UDP, UDPLITE, MPTCP, SCTP, or RAW for all raw sockets
/// @param stateBits   the states: `1 << number` for each; -1 for all
/// @param localPorts  only these; the kernel does the choosing
/// @param remotePorts only these
public record InetQuery(
        Family family,
        Protocol protocol,
        int stateBits,
        Optional<Ports> localPorts,
        Optional<Ports> remotePorts) {
    private static final int OP = InetDiagBcOp.SIZE;
    private static final int ALL_EXTENSIONS = 0xff;
    private static final int LARGEST = 0xff;

    /// Some ports.
    ///
    /// @param from the lowest
    /// @param to   the highest
    public record Ports(int from, int to) {
        /// Checks the ports.
        ///
        /// @throws IllegalArgumentException if one is not in 0 to 65535, or they are in disorder
        public Ports {
            if (from < 0 || to > 0xffff || from > to) {
                throw new IllegalArgumentException(
                        "the ports " + from + " to " + to + " are not in order in 0 to 65535");
            }
        }
    }

    /// All sockets of a family and protocol, in every state.
    ///
    /// @param family   as in the record
    /// @param protocol as in the record
    /// @return the query
    public static InetQuery of(Family family, Protocol protocol) {
        return new InetQuery(family, protocol, -1, Optional.empty(), Optional.empty());
    }

    /// Only sockets in one of these states.
    ///
    /// @param states one or more
    /// @return the narrower query
    public InetQuery states(TcpState... states) {
        int bits = 0;
        for (TcpState state : states) {
            bits |= 1 << state.number();
        }
        return new InetQuery(family, protocol, bits, localPorts, remotePorts);
    }

    /// Only sockets whose local port is one of these.
    ///
    /// @param from the lowest
    /// @param to   the highest
    /// @return the narrower query
    public InetQuery localPorts(int from, int to) {
        Optional<Ports> ports = Optional.of(new Ports(from, to));
        return new InetQuery(family, protocol, stateBits, ports, remotePorts);
    }

    /// Only sockets whose remote port is one of these.
    ///
    /// @param from the lowest
    /// @param to   the highest
    /// @return the narrower query
    public InetQuery remotePorts(int from, int to) {
        Optional<Ports> ports = Optional.of(new Ports(from, to));
        return new InetQuery(family, protocol, stateBits, localPorts, ports);
    }

    /// The payload of a request.
    ///
    /// @param id the ends of the one socket that is meant; empty for a dump
    NetlinkWriter write(Optional<byte[]> id) {
        byte[] head = new byte[InetDiagReqV2.SIZE];
        ByteBuffer to = ByteBuffer.wrap(head).order(ByteOrder.nativeOrder());
        to.put(InetDiagReqV2.SDIAG_FAMILY, (byte) family.number());
        to.put(InetDiagReqV2.SDIAG_PROTOCOL, (byte) protocol.number());
        to.put(InetDiagReqV2.IDIAG_EXT, (byte) ALL_EXTENSIONS);
        to.putInt(InetDiagReqV2.IDIAG_STATES, stateBits);
        id.ifPresent(bytes -> to.put(InetDiagReqV2.ID, bytes));
        NetlinkWriter writer = new NetlinkWriter().header(head);
        if (protocol.number() > LARGEST) {
            writer.u32(INET_DIAG_REQ_PROTOCOL, protocol.number());
        }
        byte[] filter = filter();
        return filter.length == 0 ? writer : writer.bytes(INET_DIAG_REQ_BYTECODE, filter);
    }

    /// A program for the kernel: each condition is two instructions, the second of which is the
    /// port to compare with. One that holds goes on behind both; one that does not jumps beyond the
    /// end, which means no.
    private byte[] filter() {
        List<int[]> conditions = new ArrayList<>();
        localPorts.ifPresent(
                ports -> {
                    conditions.add(new int[] {INET_DIAG_BC_S_GE, ports.from()});
                    conditions.add(new int[] {INET_DIAG_BC_S_LE, ports.to()});
                });
        remotePorts.ifPresent(
                ports -> {
                    conditions.add(new int[] {INET_DIAG_BC_D_GE, ports.from()});
                    conditions.add(new int[] {INET_DIAG_BC_D_LE, ports.to()});
                });
        byte[] program = new byte[conditions.size() * 2 * OP];
        ByteBuffer to = ByteBuffer.wrap(program).order(ByteOrder.nativeOrder());
        int at = 0;
        for (int[] condition : conditions) {
            to.put(at + InetDiagBcOp.CODE, (byte) condition[0]);
            to.put(at + InetDiagBcOp.YES, (byte) (2 * OP));
            to.putShort(at + InetDiagBcOp.NO, (short) (program.length - at + OP));
            to.putShort(at + OP + InetDiagBcOp.NO, (short) condition[1]);
            at += 2 * OP;
        }
        return program;
    }
}
