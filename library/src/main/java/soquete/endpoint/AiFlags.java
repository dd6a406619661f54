package soquete.endpoint;

/// Flags of a name look-up: the `AI_*` bits of `ai_flags`, put together with [#and].
///
/// An open set: `new AiFlags(bits)` works for bits this class has no name for.
///
/// @param bits the bits of the C headers
/// @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
public record AiFlags(int bits) {
    /// No flag.
    public static final AiFlags NONE = new AiFlags(0);

    /// The addresses are for bind: without a host they are "any address".
    public static final AiFlags AI_PASSIVE = new AiFlags(0x1);

    /// Answer the canonical name too.
    public static final AiFlags AI_CANONNAME = new AiFlags(0x2);

    /// The host is a literal: look nothing up.
    public static final AiFlags AI_NUMERICHOST = new AiFlags(0x4);

    /// With `AF_INET6`: answer IPv4 addresses as mapped ones where there is no IPv6 address.
    public static final AiFlags AI_V4MAPPED = new AiFlags(0x8);

    /// With `AI_V4MAPPED`: answer both kinds.
    public static final AiFlags AI_ALL = new AiFlags(0x10);

    /// Only families of which this machine has an address.
    public static final AiFlags AI_ADDRCONFIG = new AiFlags(0x20);

    /// Encode an internationalized name (GNU).
    public static final AiFlags AI_IDN = new AiFlags(0x40);

    /// Decode the canonical name from its encoded form (GNU).
    public static final AiFlags AI_CANONIDN = new AiFlags(0x80);

    /// The service is a number: look nothing up.
    public static final AiFlags AI_NUMERICSERV = new AiFlags(0x400);

    /// These flags and those.
    ///
    /// @param more further flags
    /// @return the union
    public AiFlags and(AiFlags more) {
        return new AiFlags(bits | more.bits);
    }
}
