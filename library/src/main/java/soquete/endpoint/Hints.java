package soquete.endpoint;

/// What a name look-up should answer: the `hints` of getaddrinfo(3).
///
/// @param family   only this family, or [Family#AF_UNSPEC]
/// @param type     only this type, or [SocketType#ANY]
/// @param protocol only this protocol, or [Protocol#DEFAULT]
/// @param flags    `AI_*` flags
/// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
public record Hints(Family family, SocketType type, Protocol protocol, AiFlags flags) {
    /// Everything, as C's null pointer.
    public static final Hints NONE =
            new Hints(Family.AF_UNSPEC, SocketType.ANY, Protocol.DEFAULT, AiFlags.NONE);

    /// For TCP connections.
    public static final Hints TCP =
            new Hints(Family.AF_UNSPEC, SocketType.SOCK_STREAM, Protocol.IPPROTO_TCP, AiFlags.NONE);

    /// For UDP datagrams.
    public static final Hints UDP =
            new Hints(Family.AF_UNSPEC, SocketType.SOCK_DGRAM, Protocol.IPPROTO_UDP, AiFlags.NONE);

    /// The same, for one family only.
    ///
    /// @param family the family
    /// @return changed hints
    public Hints with(Family family) {
        return new Hints(family, type, protocol, flags);
    }

    /// The same, with other flags.
    ///
    /// @param flags all the flags
    /// @return changed hints
    public Hints with(AiFlags flags) {
        return new Hints(family, type, protocol, flags);
    }
}
