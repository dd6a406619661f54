package soquete.message;

/// A control message (ancillary data): what travels beside the bytes of a message, as cmsg(3) has
/// it. Given to `sendMsg`, or delivered by `recvMsg` where an option asked for it.
///
/// The kinds are records, in one interface per group of levels. What has no record, and what does
/// not have the size that the kernel gives it (because it was cut, say), is a [Raw], so that
/// nothing is lost; `MSG_CTRUNC` among the flags of the message says that something was cut.
///
/// Numbers that C has unsigned are the same bits in Java; `Integer.toUnsignedString` prints them.
///
/// @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">cmsg(3)</a>
public sealed interface ControlMessage
        permits SocketControl,
                IpControl,
                Ipv6Control,
                TransportControl,
                FamilyControl,
                ControlMessage.Raw {
    /// The level: `cmsg_level`.
    ///
    /// @return as [SocketControl#SOL_SOCKET]
    int level();

    /// The kind within the level: `cmsg_type`.
    ///
    /// @return as [SocketControl#SCM_RIGHTS]
    int type();

    /// A control message of any level and type, as bytes.
    ///
    /// @param level `cmsg_level`
    /// @param type  `cmsg_type`
    /// @param data  the payload, in the byte order that the kernel has it
    record Raw(int level, int type, Bytes data) implements ControlMessage {}
}
