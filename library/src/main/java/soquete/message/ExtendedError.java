package soquete.message;

import java.util.Optional;
import soquete.endpoint.Endpoint;
import soquete.error.Errno;

/// An entry of a socket's error queue: `struct sock_extended_err`.
///
/// An error of the network (`IP_RECVERR`), the completion of a send without copying
/// (`MSG_ZEROCOPY`), or what belongs to a time stamp of a packet that was sent
/// (`SO_TIMESTAMPING`).
///
/// @param errno    the error; number 0 for a completion, `ENOMSG` for a time stamp
/// @param origin   who says so: [#SO_EE_ORIGIN_ICMP] and its like
/// @param type     the ICMP type
/// @param code     the ICMP code, or as [#SO_EE_CODE_ZEROCOPY_COPIED]
/// @param info     the path MTU with `EMSGSIZE`; the kind of a time stamp; the first number of a
///     completed range
/// @param data     the number of a time-stamped send; the last number of a completed range
/// @param offender the node that reported the error; empty where none did
/// @see <a href="https://man7.org/linux/man-pages/man7/ip.7.html">ip(7), IP_RECVERR</a>
public record ExtendedError(
        Errno errno,
        int origin,
        int type,
        int code,
        int info,
        int data,
        Optional<Endpoint> offender) {
    /// No origin.
    public static final int SO_EE_ORIGIN_NONE = 0;

    /// This machine.
    public static final int SO_EE_ORIGIN_LOCAL = 1;

    /// An ICMP message.
    public static final int SO_EE_ORIGIN_ICMP = 2;

    /// An ICMPv6 message.
    public static final int SO_EE_ORIGIN_ICMP6 = 3;

    /// A time stamp was taken of a packet that was sent.
    public static final int SO_EE_ORIGIN_TIMESTAMPING = 4;

    /// Sends with `MSG_ZEROCOPY` have completed.
    public static final int SO_EE_ORIGIN_ZEROCOPY = 5;

    /// A packet with [SocketControl.TxTime] was not sent in time.
    public static final int SO_EE_ORIGIN_TXTIME = 6;

    /// The code of a completion for which the kernel had to copy after all.
    public static final int SO_EE_CODE_ZEROCOPY_COPIED = 1;

    /// The code of a packet whose time was wrong.
    public static final int SO_EE_CODE_TXTIME_INVALID_PARAM = 1;

    /// The code of a packet whose time had passed.
    public static final int SO_EE_CODE_TXTIME_MISSED = 2;

    /// The kind of a time stamp: the packet was given to the network device.
    public static final int SCM_TSTAMP_SND = 0;

    /// The kind of a time stamp: the packet entered the queueing discipline.
    public static final int SCM_TSTAMP_SCHED = 1;

    /// The kind of a time stamp: the peer acknowledged all data (TCP).
    public static final int SCM_TSTAMP_ACK = 2;

    /// Whether this is the completion of sends without copying.
    ///
    /// @return true if `info` to `data` are the numbers of completed sends
    public boolean isZeroCopy() {
        return origin == SO_EE_ORIGIN_ZEROCOPY;
    }

    /// Whether this belongs to a time stamp.
    ///
    /// @return true if `info` is the kind of a time stamp, and `data` the number of the send
    public boolean isTimestamp() {
        return origin == SO_EE_ORIGIN_TIMESTAMPING;
    }
}
