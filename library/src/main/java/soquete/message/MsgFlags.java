package soquete.message;

/// Flags of one send or receive: the `MSG_*` bits of send(2) and recv(2), put together with [#and].
///
/// An open set: `new MsgFlags(bits)` works for bits this class has no name for.
///
/// @param bits the bits of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man2/send.2.html">send(2)</a>
/// @see <a href="https://man7.org/linux/man-pages/man2/recv.2.html">recv(2)</a>
public record MsgFlags(int bits) {
    /// No flag.
    public static final MsgFlags NONE = new MsgFlags(0);

    /// Urgent data. (send, recv)
    public static final MsgFlags MSG_OOB = new MsgFlags(0x1);

    /// Look, but leave the data in the queue. (recv)
    public static final MsgFlags MSG_PEEK = new MsgFlags(0x2);

    /// Send to directly connected networks only. (send)
    public static final MsgFlags MSG_DONTROUTE = new MsgFlags(0x4);

    /// Send nothing, but learn the path (also named `MSG_PROBE`). (send)
    public static final MsgFlags MSG_PROXY = new MsgFlags(0x10);

    /// Told by the kernel: control data was cut. (result)
    public static final MsgFlags MSG_CTRUNC = new MsgFlags(0x8);

    /// For messages: answer the full size even if it was cut. On a TCP stream it discards the
    /// data instead of copying it. (recv, result)
    public static final MsgFlags MSG_TRUNC = new MsgFlags(0x20);

    /// Do not wait, whatever the socket's timeout says. (send, recv)
    public static final MsgFlags MSG_DONTWAIT = new MsgFlags(0x40);

    /// End of a record. (send, result)
    public static final MsgFlags MSG_EOR = new MsgFlags(0x80);

    /// Wait until the whole buffer is full (streams). (recv)
    public static final MsgFlags MSG_WAITALL = new MsgFlags(0x100);

    /// The neighbour has shown that it is alive (UDP, raw). (send)
    public static final MsgFlags MSG_CONFIRM = new MsgFlags(0x800);

    /// Read from the error queue. (recv)
    public static final MsgFlags MSG_ERRQUEUE = new MsgFlags(0x2000);

    /// No SIGPIPE; Soquete always adds it. (send)
    public static final MsgFlags MSG_NOSIGNAL = new MsgFlags(0x4000);

    /// More data will follow: do not send a short packet yet. (send)
    public static final MsgFlags MSG_MORE = new MsgFlags(0x8000);

    /// For recvmmsg: wait for the first message only. (recv)
    public static final MsgFlags MSG_WAITFORONE = new MsgFlags(0x10000);

    /// Told by SCTP: this is no message but a notification, of a type that
    /// [soquete.option.SctpEvent] names. The number is that of [#MSG_MORE], which is only sent.
    /// (result)
    public static final MsgFlags MSG_NOTIFICATION = new MsgFlags(0x8000);

    /// More messages of the batch will follow; sendmmsg adds it itself. (send)
    public static final MsgFlags MSG_BATCH = new MsgFlags(0x40000);

    /// Send from the caller's memory without copying, since Linux 4.14. (send)
    public static final MsgFlags MSG_ZEROCOPY = new MsgFlags(0x4000000);

    /// Send data in the SYN, since Linux 3.7. (send)
    public static final MsgFlags MSG_FASTOPEN = new MsgFlags(0x20000000);

    /// Received descriptors are close-on-exec. (recv)
    public static final MsgFlags MSG_CMSG_CLOEXEC = new MsgFlags(0x40000000);

    /// These flags and those.
    ///
    /// @param more further flags
    /// @return the union
    public MsgFlags and(MsgFlags more) {
        return new MsgFlags(bits | more.bits);
    }

    /// Whether all of some flags are set.
    ///
    /// @param flags the flags to look for
    /// @return true if none of them is missing
    public boolean has(MsgFlags flags) {
        return (bits & flags.bits) == flags.bits;
    }

    /// The C names: `MSG_PEEK|MSG_DONTWAIT`; `0` for none; unknown bits in hexadecimal.
    @Override
    public String toString() {
        return MsgFlagsText.of(bits);
    }
}
